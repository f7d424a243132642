CREATE TABLE "compliance"."alert_firings" (
	"alert_id" text NOT NULL,
	"number" integer NOT NULL,
	"subject" text,
	"rule_version" text NOT NULL,
	"severity" text NOT NULL,
	"facts" text,
	"payment_ids" text[] NOT NULL,
	"fired_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_firings_alert_id_number_pk" PRIMARY KEY("alert_id","number"),
	CONSTRAINT "alert_firings_further" CHECK (number > 1)
);
--> statement-breakpoint
ALTER TABLE "compliance"."alerts" ADD COLUMN "firings" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."alerts" ADD COLUMN "last_fired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "compliance"."alert_firings" ADD CONSTRAINT "alert_firings_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "compliance"."alerts"("id") ON DELETE no action ON UPDATE no action;