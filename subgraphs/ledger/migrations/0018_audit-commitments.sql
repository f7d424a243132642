CREATE TABLE "ledger"."audit_commitments" (
	"commitment" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"position" integer NOT NULL,
	"heard_at" timestamp with time zone NOT NULL
);
