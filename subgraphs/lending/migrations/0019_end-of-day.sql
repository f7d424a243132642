CREATE TABLE "lending"."end_of_day_chunks" (
	"day" date NOT NULL,
	"first_id" text NOT NULL,
	"last_id" text NOT NULL,
	"loans" integer NOT NULL,
	"done_at" timestamp with time zone,
	"failed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "end_of_day_chunks_day_first_id_pk" PRIMARY KEY("day","first_id"),
	CONSTRAINT "end_of_day_chunks_failed" CHECK (not failed or done_at is not null)
);
--> statement-breakpoint
CREATE TABLE "lending"."end_of_days" (
	"day" date PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"loans" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"replayed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "end_of_days_counts" CHECK (replayed between 0 and done and failed between 0 and done)
);
--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "settled_interest" bigint;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "ages" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."end_of_day_chunks" ADD CONSTRAINT "end_of_day_chunks_day_end_of_days_day_fk" FOREIGN KEY ("day") REFERENCES "lending"."end_of_days"("day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "end_of_day_chunks_open" ON "lending"."end_of_day_chunks" USING btree ("day","first_id") WHERE done_at is null;