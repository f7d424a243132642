CREATE TABLE "ledger"."reconciliation_differences" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"expected" text NOT NULL,
	"found" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "reconciliation_differences_scope" CHECK ("ledger"."reconciliation_differences"."scope" in ('LOANS', 'CHAIN'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."reconciliations" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"place" text NOT NULL,
	"compared" integer NOT NULL,
	CONSTRAINT "reconciliations_scope" CHECK ("ledger"."reconciliations"."scope" in ('LOANS', 'CHAIN'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."told_books" (
	"subject" text PRIMARY KEY NOT NULL,
	"postings" integer NOT NULL,
	"balances" jsonb NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "told_books_state" CHECK ("ledger"."told_books"."state" in ('AGREES', 'ASKED', 'WAITING', 'DIFFERS'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_differences_open" ON "ledger"."reconciliation_differences" USING btree ("subject","kind") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "reconciliations_scope" ON "ledger"."reconciliations" USING btree ("scope","id");--> statement-breakpoint
CREATE INDEX "reconciliations_open" ON "ledger"."reconciliations" USING btree ("scope","id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "told_books_waiting" ON "ledger"."told_books" USING btree ("since") WHERE state = 'WAITING';