CREATE TABLE "compliance"."case_entries" (
	"case_id" text NOT NULL,
	"number" integer NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"refers_to" text,
	"outcome" text,
	"text" text,
	"name" text,
	"content" text,
	"by_kind" text NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_entries_case_id_number_pk" PRIMARY KEY("case_id","number"),
	CONSTRAINT "case_entries_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "compliance"."cases" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"subject" text,
	"title" text,
	"status" text NOT NULL,
	"opened_by_kind" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"detected_at" timestamp with time zone NOT NULL,
	"assignee" text,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reviewed_by" text,
	"reviewed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"filed_on" date,
	"bsa_id" text,
	"continuing" boolean NOT NULL,
	"deadline_kind" text,
	"due_on" date,
	"deadline_told" text,
	"entries" integer NOT NULL,
	"order_key" text NOT NULL,
	CONSTRAINT "cases_two_officers" CHECK (decided_by is distinct from reviewed_by or decided_by is null),
	CONSTRAINT "cases_decided" CHECK (status not in ('IN_REVIEW', 'DECIDED') or decision is not null)
);
--> statement-breakpoint
ALTER TABLE "compliance"."case_entries" ADD CONSTRAINT "case_entries_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "compliance"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cases_open" ON "compliance"."cases" USING btree ("subject") WHERE status <> 'CLOSED';--> statement-breakpoint
CREATE UNIQUE INDEX "cases_order_key_index" ON "compliance"."cases" USING btree ("order_key");--> statement-breakpoint
CREATE INDEX "cases_status_order_key_index" ON "compliance"."cases" USING btree ("status","order_key");--> statement-breakpoint
CREATE INDEX "cases_subject_id_index" ON "compliance"."cases" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "cases_due" ON "compliance"."cases" USING btree ("due_on") WHERE due_on is not null;