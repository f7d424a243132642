ALTER TABLE "credit"."loan_outcomes" ALTER COLUMN "opened_on" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "loan_months_period_end_index" ON "credit"."loan_months" USING btree ("period_end");