CREATE TABLE "lending"."partner_consent_tries" (
	"user_id" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."partner_consent_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"partner_id" text NOT NULL,
	"reference" text NOT NULL,
	"code_hash" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"consent_id" text,
	CONSTRAINT "partner_consent_requests_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "lending"."partner_consent_revocations" (
	"consent_id" text PRIMARY KEY NOT NULL,
	"revoked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."partner_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"partner_id" text NOT NULL,
	"purposes" jsonb NOT NULL,
	"reference" text,
	"granted_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "partner_consents_end" CHECK (expires_at > granted_at)
);
--> statement-breakpoint
CREATE TABLE "lending"."suspended_partners" (
	"partner_id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"endpoint_id" text NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"tries" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"give_up_at" timestamp with time zone NOT NULL,
	"last_attempt_at" timestamp with time zone,
	"last_status_code" integer,
	"last_failure" text,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lending"."webhook_endpoints" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"partner_id" text NOT NULL,
	"url" text NOT NULL,
	"description" text,
	"kinds" jsonb NOT NULL,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_secret_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text,
	"deleted_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"failed_rounds" integer NOT NULL,
	"paused_until" timestamp with time zone,
	"sending_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "lending"."applications" ADD COLUMN "consent_id" text;--> statement-breakpoint
ALTER TABLE "lending"."partner_consent_requests" ADD CONSTRAINT "partner_consent_requests_consent_id_partner_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "lending"."partner_consents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."partner_consent_revocations" ADD CONSTRAINT "partner_consent_revocations_consent_id_partner_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "lending"."partner_consents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "lending"."webhook_endpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partner_consent_requests_pending" ON "lending"."partner_consent_requests" USING btree ("partner_id","expires_at") WHERE consent_id is null;--> statement-breakpoint
CREATE INDEX "partner_consent_requests_expires_at_index" ON "lending"."partner_consent_requests" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "partner_consents_user_id_id_index" ON "lending"."partner_consents" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "partner_consents_partner_id_id_index" ON "lending"."partner_consents" USING btree ("partner_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_once" ON "lending"."webhook_deliveries" USING btree ("endpoint_id","event_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_endpoint_id_id_index" ON "lending"."webhook_deliveries" USING btree ("endpoint_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_endpoint_id_created_at_index" ON "lending"."webhook_deliveries" USING btree ("endpoint_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "lending"."webhook_deliveries" USING btree ("endpoint_id","next_attempt_at") WHERE status = 'PENDING';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_expiring" ON "lending"."webhook_deliveries" USING btree ("give_up_at") WHERE status = 'PENDING';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_created_at_index" ON "lending"."webhook_deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_partner_id_id_index" ON "lending"."webhook_endpoints" USING btree ("partner_id","id");--> statement-breakpoint
ALTER TABLE "lending"."applications" ADD CONSTRAINT "applications_consent_id_partner_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "lending"."partner_consents"("id") ON DELETE no action ON UPDATE no action;