ALTER TABLE "compliance"."fraud_assessments" DROP CONSTRAINT "fraud_assessments_application_id_purpose_unique";--> statement-breakpoint
ALTER TABLE "compliance"."fraud_requests" DROP CONSTRAINT "fraud_requests_application_id_purpose_unique";--> statement-breakpoint
ALTER TABLE "compliance"."clearance_requests" ADD COLUMN "payout_account_id" text;--> statement-breakpoint
ALTER TABLE "compliance"."fraud_assessments" ADD COLUMN "payout_account_id" text;--> statement-breakpoint
ALTER TABLE "compliance"."fraud_requests" ADD COLUMN "payout_account_id" text;--> statement-breakpoint
CREATE INDEX "fraud_traces_last_seen_at_index" ON "compliance"."fraud_traces" USING btree ("last_seen_at");--> statement-breakpoint
ALTER TABLE "compliance"."fraud_assessments" ADD CONSTRAINT "fraud_assessments_once" UNIQUE NULLS NOT DISTINCT("application_id","purpose","payout_account_id");--> statement-breakpoint
ALTER TABLE "compliance"."fraud_requests" ADD CONSTRAINT "fraud_requests_once" UNIQUE NULLS NOT DISTINCT("application_id","purpose","payout_account_id");