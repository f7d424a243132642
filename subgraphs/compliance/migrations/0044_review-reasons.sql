ALTER TABLE "compliance"."kyc_decisions" ADD COLUMN "approved" text;--> statement-breakpoint
ALTER TABLE "compliance"."kyc_verifications" ADD COLUMN "review_reasons" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."screenings" ADD COLUMN "name_doubts" text[] DEFAULT '{}' NOT NULL;