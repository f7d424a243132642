ALTER TABLE "compliance"."kyc_decisions" ALTER COLUMN "entities" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."screenings" ALTER COLUMN "entities" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."match_verdicts" ALTER COLUMN "entity" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."match_verdicts" ALTER COLUMN "entry_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."kyc_decisions" ADD COLUMN "entities_sealed" text;--> statement-breakpoint
ALTER TABLE "compliance"."screenings" ADD COLUMN "entities_sealed" text;--> statement-breakpoint
ALTER TABLE "compliance"."match_verdicts" ADD COLUMN "entities_sealed" text;