CREATE TABLE "identity"."factor_reset_proposals" (
	"user_id" text PRIMARY KEY NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."challenges" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "identity"."challenges" ADD COLUMN "email_hash" text;--> statement-breakpoint
ALTER TABLE "identity"."factor_reset_proposals" ADD CONSTRAINT "factor_reset_proposals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE no action ON UPDATE no action;