CREATE TABLE "compliance"."alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"source" text NOT NULL,
	"rule" text NOT NULL,
	"rule_version" text NOT NULL,
	"subject" text,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"facts" text,
	"raised_at" timestamp with time zone NOT NULL,
	"case_id" text,
	"resolution" text,
	"reason" text,
	"resolved_by" text,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "alerts_resolved" CHECK ((status = 'RESOLVED') = (resolution is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_unresolved" ON "compliance"."alerts" USING btree ("source","rule","dedupe_key") WHERE status <> 'RESOLVED';--> statement-breakpoint
CREATE INDEX "alerts_status_id_index" ON "compliance"."alerts" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "alerts_subject_id_index" ON "compliance"."alerts" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "alerts_case_id_index" ON "compliance"."alerts" USING btree ("case_id");