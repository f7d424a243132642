CREATE TABLE "compliance"."audit_reports" (
	"month" text PRIMARY KEY NOT NULL,
	"report" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."sars" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"case_id" text NOT NULL,
	"subject" text,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"prior_bsa_id" text,
	"xml" text,
	"sha256" text NOT NULL,
	"prepared_by" text NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"reviewed_by" text,
	"reviewed_at" timestamp with time zone,
	"bsa_id" text,
	"filed_on" date,
	"filed_by" text,
	CONSTRAINT "sars_bsa_id_unique" UNIQUE("bsa_id"),
	CONSTRAINT "sars_two_officers" CHECK (prepared_by is distinct from reviewed_by),
	CONSTRAINT "sars_filed" CHECK ((status = 'FILED') = (bsa_id is not null and filed_on is not null))
);
--> statement-breakpoint
ALTER TABLE "compliance"."sars" ADD CONSTRAINT "sars_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "compliance"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sars_case_id_id_index" ON "compliance"."sars" USING btree ("case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sars_under_way" ON "compliance"."sars" USING btree ("case_id") WHERE status in ('DRAFT', 'REVIEWED');