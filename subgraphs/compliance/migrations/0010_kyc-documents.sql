CREATE TABLE "compliance"."kyc_callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"reason" text,
	"outcome" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."kyc_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"kyc_id" text NOT NULL,
	"user_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"details" text NOT NULL,
	"number_hash" text,
	"content_hash" text,
	"storage_key" text,
	"content_key" text,
	"upload_expires_at" timestamp with time zone NOT NULL,
	"uploaded_at" timestamp with time zone,
	"check" text NOT NULL,
	"reference" text,
	"checked_since" timestamp with time zone,
	"refusal" text,
	"note" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"valid_until" date,
	"warned_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."simulated_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"ending" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"delivered" integer NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "compliance"."clearance_requests" ADD COLUMN "amount" bigint;--> statement-breakpoint
ALTER TABLE "compliance"."clearance_requests" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "compliance"."clearance_requests" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "compliance"."kyc_verifications" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "compliance"."kyc_verifications" ADD COLUMN "required_level" text NOT NULL DEFAULT 'BASIC';--> statement-breakpoint
ALTER TABLE "compliance"."kyc_verifications" ALTER COLUMN "required_level" DROP DEFAULT;--> statement-breakpoint
CREATE INDEX "kyc_callbacks_document_id_index" ON "compliance"."kyc_callbacks" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "kyc_documents_user_id_id_index" ON "compliance"."kyc_documents" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "kyc_documents_content_hash_index" ON "compliance"."kyc_documents" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "kyc_documents_number_hash_index" ON "compliance"."kyc_documents" USING btree ("number_hash");--> statement-breakpoint
CREATE INDEX "kyc_documents_awaited" ON "compliance"."kyc_documents" USING btree ("upload_expires_at") WHERE status = 'REQUESTED';--> statement-breakpoint
CREATE INDEX "kyc_documents_checked" ON "compliance"."kyc_documents" USING btree ("id") WHERE status = 'UPLOADED';--> statement-breakpoint
CREATE INDEX "kyc_documents_running" ON "compliance"."kyc_documents" USING btree ("valid_until") WHERE status = 'ACCEPTED';--> statement-breakpoint
CREATE INDEX "simulated_checks_next_at_index" ON "compliance"."simulated_checks" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
-- Whoever was approved before there were levels has the basic one.
UPDATE "compliance"."kyc_verifications" SET "level" = 'BASIC' WHERE "status" = 'APPROVED';--> statement-breakpoint
-- What a provider told is appended and never changed.
CREATE TRIGGER kyc_callbacks_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.kyc_callbacks
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.kyc_callbacks FROM compliance_app;
