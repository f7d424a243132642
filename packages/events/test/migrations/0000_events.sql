CREATE TABLE "lending"."outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"seq" bigint,
	"event" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
CREATE TABLE "lending"."inbox" (
	"consumer" text NOT NULL,
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_stream_pk" PRIMARY KEY("consumer","stream")
);
--> statement-breakpoint
CREATE TABLE "lending"."dead_letter" (
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
CREATE INDEX "outbox_unnumbered" ON "lending"."outbox" USING btree ("id") WHERE seq is null;
--> statement-breakpoint
CREATE INDEX "outbox_recorded_at" ON "lending"."outbox" USING btree ("recorded_at");
--> statement-breakpoint
CREATE INDEX "dead_letter_consumer" ON "lending"."dead_letter" USING btree ("consumer","id");
