CREATE TABLE "lending"."payment_differences" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"payment_id" text,
	"expected" text NOT NULL,
	"found" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lending"."payment_statement_lines" (
	"statement_id" text NOT NULL,
	"number" integer NOT NULL,
	"reference" text NOT NULL,
	"direction" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"settled_on" date NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "payment_statement_lines_statement_id_number_pk" PRIMARY KEY("statement_id","number")
);
--> statement-breakpoint
CREATE TABLE "lending"."payment_statements" (
	"id" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"lines" integer NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_statements_once" UNIQUE("sha256","from_on","until_on")
);
--> statement-breakpoint
ALTER TABLE "lending"."payment_differences" ADD CONSTRAINT "payment_differences_statement_id_payment_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "lending"."payment_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."payment_differences" ADD CONSTRAINT "payment_differences_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "lending"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."payment_statement_lines" ADD CONSTRAINT "payment_statement_lines_statement_id_payment_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "lending"."payment_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_differences_open" ON "lending"."payment_differences" USING btree ("reference","kind") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "payment_statement_lines_reference_index" ON "lending"."payment_statement_lines" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "payment_statement_lines_settled_on_index" ON "lending"."payment_statement_lines" USING btree ("settled_on");--> statement-breakpoint
CREATE INDEX "payments_reference" ON "lending"."payments" USING btree ("reference") WHERE recorded_by is null;--> statement-breakpoint
CREATE INDEX "payments_settled" ON "lending"."payments" USING btree ("effective_on") WHERE recorded_by is null;--> statement-breakpoint
CREATE INDEX "payments_went_back" ON "lending"."payments" USING btree ("returned_on") WHERE returned_on is not null;