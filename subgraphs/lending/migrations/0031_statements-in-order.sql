ALTER TABLE "lending"."payment_statements" DROP CONSTRAINT "payment_statements_once";--> statement-breakpoint
ALTER TABLE "lending"."payment_statements" ADD COLUMN "place" bigserial NOT NULL;--> statement-breakpoint
CREATE INDEX "payment_statements_sha256" ON "lending"."payment_statements" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_statements_place" ON "lending"."payment_statements" USING btree ("place");