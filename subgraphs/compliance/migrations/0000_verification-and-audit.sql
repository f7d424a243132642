CREATE TABLE "compliance"."audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"position" integer NOT NULL,
	"stream" text NOT NULL,
	"sequence" integer NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"subject" text,
	"open" boolean NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"details" jsonb NOT NULL,
	"commitment" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_day_position_unique" UNIQUE("day","position"),
	CONSTRAINT "audit_entries_stream_sequence_unique" UNIQUE("stream","sequence")
);
--> statement-breakpoint
CREATE TABLE "compliance"."audit_heads" (
	"day" date PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."audit_salts" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."clearance_requests" (
	"request_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"kyc" text,
	"screening" text,
	"cleared" boolean,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "compliance"."data_key" (
	"subject_id" text NOT NULL,
	"purpose" text NOT NULL,
	"wrapped_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"destroyed_at" timestamp with time zone,
	CONSTRAINT "data_key_subject_id_purpose_pk" PRIMARY KEY("subject_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "compliance"."dead_letter" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"consumer" text NOT NULL,
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"event" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"error" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."disclosure_requests" (
	"request_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"private_key" text,
	"requested_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "compliance"."inbox" (
	"consumer" text NOT NULL,
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_stream_pk" PRIMARY KEY("consumer","stream")
);
--> statement-breakpoint
CREATE TABLE "compliance"."kyc_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"kyc_id" text NOT NULL,
	"user_id" text NOT NULL,
	"decision" text NOT NULL,
	"note" text NOT NULL,
	"screening_id" text,
	"entities" text[] NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."kyc_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"missing" text[] NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kyc_verifications_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "compliance"."list_entries" (
	"version_id" text NOT NULL,
	"uid" text NOT NULL,
	"type" text NOT NULL,
	"names" jsonb NOT NULL,
	"programmes" text[] NOT NULL,
	"dates_of_birth" jsonb NOT NULL,
	"countries" text[] NOT NULL,
	"addresses" jsonb NOT NULL,
	CONSTRAINT "list_entries_version_id_uid_pk" PRIMARY KEY("version_id","uid")
);
--> statement-breakpoint
CREATE TABLE "compliance"."list_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"list_id" text NOT NULL,
	"sha256" text NOT NULL,
	"entries" integer NOT NULL,
	"aliases" integer NOT NULL,
	"addresses" integer NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"seq" bigint,
	"event" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
CREATE TABLE "compliance"."sanctions_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"demo" boolean NOT NULL,
	"active" boolean NOT NULL,
	"current_version_id" text,
	"refused_at" timestamp with time zone,
	"refusal" text
);
--> statement-breakpoint
CREATE TABLE "compliance"."screenings" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"reason" text NOT NULL,
	"outcome" text NOT NULL,
	"version_ids" text[] NOT NULL,
	"entities" text[] NOT NULL,
	"matches" text NOT NULL,
	"requested_by" text NOT NULL,
	"screened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."subjects" (
	"user_id" text PRIMARY KEY NOT NULL,
	"first_name" text,
	"last_name" text,
	"date_of_birth" text,
	"country" text,
	"disclosed_at" timestamp with time zone,
	"email_verified_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "compliance"."audit_salts" ADD CONSTRAINT "audit_salts_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "compliance"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."kyc_decisions" ADD CONSTRAINT "kyc_decisions_kyc_id_kyc_verifications_id_fk" FOREIGN KEY ("kyc_id") REFERENCES "compliance"."kyc_verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."kyc_decisions" ADD CONSTRAINT "kyc_decisions_screening_id_screenings_id_fk" FOREIGN KEY ("screening_id") REFERENCES "compliance"."screenings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_entries" ADD CONSTRAINT "list_entries_version_id_list_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "compliance"."list_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_versions" ADD CONSTRAINT "list_versions_list_id_sanctions_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "compliance"."sanctions_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_subject_id_index" ON "compliance"."audit_entries" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "audit_entries_occurred_at_index" ON "compliance"."audit_entries" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "clearance_requests_user_id_requested_at_index" ON "compliance"."clearance_requests" USING btree ("user_id","requested_at");--> statement-breakpoint
CREATE INDEX "clearance_requests_waiting" ON "compliance"."clearance_requests" USING btree ("requested_at") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "dead_letter_consumer" ON "compliance"."dead_letter" USING btree ("consumer","id");--> statement-breakpoint
CREATE INDEX "disclosure_requests_user_id_index" ON "compliance"."disclosure_requests" USING btree ("user_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "kyc_decisions_user_id_id_index" ON "compliance"."kyc_decisions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "list_versions_list_id_imported_at_index" ON "compliance"."list_versions" USING btree ("list_id","imported_at");--> statement-breakpoint
CREATE INDEX "outbox_unnumbered" ON "compliance"."outbox" USING btree ("id") WHERE seq is null;--> statement-breakpoint
CREATE INDEX "outbox_recorded_at" ON "compliance"."outbox" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "screenings_user_id_id_index" ON "compliance"."screenings" USING btree ("user_id","id");