ALTER TABLE "identity"."email_verifications" ADD COLUMN "new_email" text;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "suspension_reason" text;