ALTER TABLE "lending"."clearances" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "recorded_by" text;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "posting_rejection" text;