CREATE TABLE "lending"."payment_checks" (
	"payment_id" text PRIMARY KEY NOT NULL,
	"loan_id" text NOT NULL,
	"direction" text NOT NULL,
	"status" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"patience_until" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "lending"."payment_checks" ADD CONSTRAINT "payment_checks_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "lending"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_checks_unanswered" ON "lending"."payment_checks" USING btree ("patience_until") WHERE status = 'ASKED';--> statement-breakpoint
CREATE INDEX "payment_checks_held" ON "lending"."payment_checks" USING btree ("asked_at") WHERE status = 'HELD';