CREATE TABLE "identity"."notices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text,
	"partner_id" text,
	"notice" jsonb NOT NULL,
	"mail_id" text,
	"heard_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notices_recipient" CHECK (num_nonnulls(user_id, partner_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "identity"."partners" ADD COLUMN "contact_email" text;--> statement-breakpoint
ALTER TABLE "identity"."partners" ADD COLUMN "notice_mail" text DEFAULT 'DAILY' NOT NULL;--> statement-breakpoint
CREATE INDEX "notices_mail_id_id_index" ON "identity"."notices" USING btree ("mail_id","id");--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "identity"."notices" USING btree ("partner_id") WHERE mail_id is null;--> statement-breakpoint
CREATE INDEX "notices_heard_at_index" ON "identity"."notices" USING btree ("heard_at");