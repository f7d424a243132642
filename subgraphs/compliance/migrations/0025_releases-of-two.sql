ALTER TABLE "compliance"."officer_proposals" ADD COLUMN "subject" text;--> statement-breakpoint
CREATE INDEX "payment_holds_user_id_index" ON "compliance"."payment_holds" USING btree ("user_id");