CREATE TABLE "ledger"."salt_destruction_requests" (
	"user_id" text PRIMARY KEY NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger"."salt_destructions" ADD COLUMN "asked_by" text;--> statement-breakpoint
ALTER TABLE "ledger"."salt_destructions" ADD CONSTRAINT "salt_destructions_two_people" CHECK ("ledger"."salt_destructions"."asked_by" <> "ledger"."salt_destructions"."destroyed_by");