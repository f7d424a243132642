CREATE TABLE "credit"."credit_scores" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"profile_id" text NOT NULL,
	"model_id" text NOT NULL,
	"model_version" integer NOT NULL,
	"value" integer NOT NULL,
	"band" text NOT NULL,
	"probability_of_default" numeric(7, 6) NOT NULL,
	"explanation" text NOT NULL,
	"calculated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "probability_of_default_range" CHECK ("credit"."credit_scores"."probability_of_default" > 0 and "credit"."credit_scores"."probability_of_default" < 1)
);
--> statement-breakpoint
CREATE TABLE "credit"."data_key" (
	"subject_id" text NOT NULL,
	"purpose" text NOT NULL,
	"wrapped_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"destroyed_at" timestamp with time zone,
	CONSTRAINT "data_key_subject_id_purpose_pk" PRIMARY KEY("subject_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "credit"."dead_letter" (
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
CREATE TABLE "credit"."financial_profiles" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"statement" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."inbox" (
	"consumer" text NOT NULL,
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_stream_pk" PRIMARY KEY("consumer","stream")
);
--> statement-breakpoint
CREATE TABLE "credit"."outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"seq" bigint,
	"event" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD CONSTRAINT "credit_scores_profile_id_financial_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "credit"."financial_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_scores_user_id_id_index" ON "credit"."credit_scores" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "dead_letter_consumer" ON "credit"."dead_letter" USING btree ("consumer","id");--> statement-breakpoint
CREATE INDEX "financial_profiles_user_id_id_index" ON "credit"."financial_profiles" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "outbox_unnumbered" ON "credit"."outbox" USING btree ("id") WHERE seq is null;--> statement-breakpoint
CREATE INDEX "outbox_recorded_at" ON "credit"."outbox" USING btree ("recorded_at");