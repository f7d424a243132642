CREATE TABLE "compliance"."match_verdicts" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"screening_id" text NOT NULL,
	"entity" text NOT NULL,
	"entry_hash" text NOT NULL,
	"facts_number" integer NOT NULL,
	"verdict" text NOT NULL,
	"note" text NOT NULL,
	"decision_id" text,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."rescreening_failures" (
	"run_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "rescreening_failures_user_id_run_id_pk" PRIMARY KEY("user_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "compliance"."rescreenings" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"cause" text NOT NULL,
	"scope" text NOT NULL,
	"version_ids" text[] NOT NULL,
	"base_version_ids" text[],
	"place" text,
	"compared" integer NOT NULL,
	"changed" integer NOT NULL,
	"hits" integer NOT NULL,
	"failed" integer NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"how_ended" text,
	CONSTRAINT "rescreenings_ended" CHECK ((ended_at is null) = (how_ended is null)),
	CONSTRAINT "rescreenings_base" CHECK ((base_version_ids is null) = (scope = 'FULL'))
);
--> statement-breakpoint
CREATE TABLE "compliance"."subject_facts" (
	"user_id" text NOT NULL,
	"number" integer NOT NULL,
	"facts" text NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subject_facts_user_id_number_pk" PRIMARY KEY("user_id","number")
);
--> statement-breakpoint
ALTER TABLE "compliance"."screenings" ADD COLUMN "entry_hashes" text[];--> statement-breakpoint
ALTER TABLE "compliance"."screenings" ADD COLUMN "facts_number" integer;--> statement-breakpoint
ALTER TABLE "compliance"."screenings" ADD COLUMN "run_id" text;--> statement-breakpoint
ALTER TABLE "compliance"."subjects" ADD COLUMN "outdated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "compliance"."rescreening_failures" ADD CONSTRAINT "rescreening_failures_run_id_rescreenings_id_fk" FOREIGN KEY ("run_id") REFERENCES "compliance"."rescreenings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_verdicts_user_id_id_index" ON "compliance"."match_verdicts" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rescreenings_open" ON "compliance"."rescreenings" USING btree ((ended_at is null)) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "rescreenings_began_at_index" ON "compliance"."rescreenings" USING btree ("began_at");--> statement-breakpoint
CREATE INDEX "screenings_screened_at_index" ON "compliance"."screenings" USING btree ("screened_at");