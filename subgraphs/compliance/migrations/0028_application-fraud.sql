CREATE TABLE "compliance"."fraud_assessments" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"application_id" text NOT NULL,
	"purpose" text NOT NULL,
	"policy_version" text NOT NULL,
	"policy_digest" text NOT NULL,
	"score" integer NOT NULL,
	"level" text NOT NULL,
	"inputs" text,
	"signals" text,
	"not_known" text[] NOT NULL,
	"alert_id" text,
	"milliseconds" double precision NOT NULL,
	"assessed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fraud_assessments_application_id_purpose_unique" UNIQUE("application_id","purpose"),
	CONSTRAINT "fraud_assessments_score" CHECK ("compliance"."fraud_assessments"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "compliance"."fraud_requests" (
	"request_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"application_id" text NOT NULL,
	"purpose" text NOT NULL,
	"private_key" text,
	"identity" text,
	"lending" text,
	"credit" text,
	"requested_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "fraud_requests_application_id_purpose_unique" UNIQUE("application_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "compliance"."fraud_traces" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"mark" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fraud_traces_user_id_kind_mark_pk" PRIMARY KEY("user_id","kind","mark")
);
--> statement-breakpoint
ALTER TABLE "compliance"."clearance_requests" ADD COLUMN "application_id" text;--> statement-breakpoint
ALTER TABLE "compliance"."clearance_requests" ADD COLUMN "fraud" text;--> statement-breakpoint
CREATE INDEX "fraud_assessments_user_id_id_index" ON "compliance"."fraud_assessments" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "fraud_assessments_level_id_index" ON "compliance"."fraud_assessments" USING btree ("level","id");--> statement-breakpoint
CREATE INDEX "fraud_requests_user_id_requested_at_index" ON "compliance"."fraud_requests" USING btree ("user_id","requested_at");--> statement-breakpoint
CREATE INDEX "fraud_requests_open" ON "compliance"."fraud_requests" USING btree ("requested_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "fraud_traces_kind_mark_last_seen_at_user_id_index" ON "compliance"."fraud_traces" USING btree ("kind","mark","last_seen_at","user_id");