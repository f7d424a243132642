ALTER TABLE "identity"."email_verifications" ADD COLUMN "old_email" text;--> statement-breakpoint
ALTER TABLE "identity"."email_verifications" ADD COLUMN "changed_at" timestamp with time zone;