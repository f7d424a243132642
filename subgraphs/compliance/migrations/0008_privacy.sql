CREATE TABLE "compliance"."consents" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"given" boolean NOT NULL,
	"text_version" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."erasure_parts" (
	"erasure_id" text NOT NULL,
	"holder" text NOT NULL,
	"assessed_at" timestamp with time zone,
	"obstacles" text[] NOT NULL,
	"settled_on" date,
	"erased_at" timestamp with time zone,
	"kept" text[] NOT NULL,
	"kept_until" date,
	"retention_ended_at" timestamp with time zone,
	CONSTRAINT "erasure_parts_erasure_id_holder_pk" PRIMARY KEY("erasure_id","holder")
);
--> statement-breakpoint
CREATE TABLE "compliance"."erasure_register" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"erasure_id" text NOT NULL,
	"user_id" text NOT NULL,
	"holder" text NOT NULL,
	"act" text NOT NULL,
	"kept" text[] NOT NULL,
	"kept_until" date,
	"at" timestamp with time zone NOT NULL,
	"stream" text,
	"sequence" bigint,
	CONSTRAINT "erasure_register_once" UNIQUE("erasure_id","holder","act")
);
--> statement-breakpoint
CREATE TABLE "compliance"."erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"user_id" text NOT NULL,
	"status" text NOT NULL,
	"requested_by" text NOT NULL,
	"evidence" text,
	"requested_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"extension" text,
	"confirmed_at" timestamp with time zone,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"refusal" text,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "compliance"."restrictions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"ground" text NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"begun_by" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text
);
--> statement-breakpoint
ALTER TABLE "compliance"."erasure_parts" ADD CONSTRAINT "erasure_parts_erasure" FOREIGN KEY ("erasure_id") REFERENCES "compliance"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_user_id_purpose_id_index" ON "compliance"."consents" USING btree ("user_id","purpose","id");--> statement-breakpoint
CREATE INDEX "erasure_register_user_id_index" ON "compliance"."erasure_register" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "erasure_register_terms" ON "compliance"."erasure_register" USING btree ("kept_until") WHERE act = 'ERASED' and kept_until is not null;--> statement-breakpoint
CREATE INDEX "erasures_user_id_id_index" ON "compliance"."erasures" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "erasures_status_id_index" ON "compliance"."erasures" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_open" ON "compliance"."erasures" USING btree ("user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "erasures_due" ON "compliance"."erasures" USING btree ("due_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "restrictions_user_id_id_index" ON "compliance"."restrictions" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "restrictions_one_open" ON "compliance"."restrictions" USING btree ("user_id","ground") WHERE ended_at is null;