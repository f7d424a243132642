ALTER TABLE "compliance"."fraud_assessments" DROP CONSTRAINT "fraud_assessments_once";--> statement-breakpoint
ALTER TABLE "compliance"."fraud_assessments" ADD COLUMN "supersedes" text;--> statement-breakpoint
ALTER TABLE "compliance"."fraud_requests" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."fraud_requests" ADD COLUMN "alert_id" text;--> statement-breakpoint
CREATE INDEX "fraud_requests_kept" ON "compliance"."fraud_requests" USING btree ("requested_at") WHERE private_key is not null;--> statement-breakpoint
ALTER TABLE "compliance"."fraud_assessments" ADD CONSTRAINT "fraud_assessments_supersedes" UNIQUE("supersedes");--> statement-breakpoint
ALTER TABLE "compliance"."fraud_assessments" ADD CONSTRAINT "fraud_assessments_once" UNIQUE NULLS NOT DISTINCT("application_id","purpose","payout_account_id","supersedes");