-- What was kept of people is of the day on which identity answered, not of a decision's.
DELETE FROM "credit"."protected_attributes";--> statement-breakpoint
ALTER TABLE "credit"."protected_attributes" DROP CONSTRAINT "protected_attributes_pkey";--> statement-breakpoint
ALTER TABLE "credit"."protected_attributes" ADD COLUMN "application_id" text PRIMARY KEY NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."protected_attributes" ADD COLUMN "as_of" date NOT NULL;
