CREATE TABLE "compliance"."audit_seals" (
	"day" date NOT NULL,
	"first" integer NOT NULL,
	"last" integer NOT NULL,
	"commitments" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_seals_day_first_pk" PRIMARY KEY("day","first"),
	CONSTRAINT "audit_seals_positions" CHECK ("compliance"."audit_seals"."first" between 1 and "compliance"."audit_seals"."last"),
	CONSTRAINT "audit_seals_commitments" CHECK (octet_length("compliance"."audit_seals"."commitments") = 32 * ("compliance"."audit_seals"."last" - "compliance"."audit_seals"."first" + 1))
);
