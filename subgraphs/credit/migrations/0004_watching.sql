ALTER TABLE "credit"."drift_measures" ADD COLUMN "alerted" text;--> statement-breakpoint
ALTER TABLE "credit"."loan_outcomes" ADD COLUMN "opened_on" date NOT NULL;--> statement-breakpoint
CREATE INDEX "loan_outcomes_opened_on_index" ON "credit"."loan_outcomes" USING btree ("opened_on");