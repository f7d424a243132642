CREATE TABLE "compliance"."verified_accounts" (
	"payout_account_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"verified_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "compliance"."fraud_traces" ADD COLUMN "payout_account_id" text;--> statement-breakpoint
ALTER TABLE "compliance"."fraud_traces" ADD COLUMN "is_verified" boolean;--> statement-breakpoint
CREATE INDEX "verified_accounts_user_id_index" ON "compliance"."verified_accounts" USING btree ("user_id");