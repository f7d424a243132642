CREATE TABLE "compliance"."superseded_resolutions" (
	"alert_id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"resolution" text NOT NULL,
	"reason" text,
	"resolved_by" text NOT NULL,
	"resolved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "compliance"."superseded_resolutions" ADD CONSTRAINT "superseded_resolutions_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "compliance"."alerts"("id") ON DELETE no action ON UPDATE no action;