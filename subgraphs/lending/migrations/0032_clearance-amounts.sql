ALTER TABLE "lending"."clearances" ADD COLUMN "amount" bigint;--> statement-breakpoint
ALTER TABLE "lending"."clearances" ADD COLUMN "currency" text;