ALTER TABLE "lending"."loan_standings" ADD COLUMN "earned_interest" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loan_standings" ADD COLUMN "daily_interest" numeric(38, 10) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loan_standings" ADD COLUMN "settled_interest" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loan_standings" ADD COLUMN "waived_interest" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loan_standings" ADD COLUMN "fee_income" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "pricing_band" text;--> statement-breakpoint
CREATE INDEX "loan_standings_troubled" ON "lending"."loan_standings" USING btree ("loan_id","since") WHERE ages or days_past_due > 0 or status = 'CHARGED_OFF';--> statement-breakpoint
CREATE INDEX "payments_recovered" ON "lending"."payments" USING btree ("effective_on") WHERE recovered > 0;