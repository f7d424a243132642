CREATE TABLE "ledger"."erased_people" (
	"user_id" text PRIMARY KEY NOT NULL,
	"erasure_id" text NOT NULL,
	"erased_at" timestamp with time zone NOT NULL
);
