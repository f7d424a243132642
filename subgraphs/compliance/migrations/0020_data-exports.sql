CREATE TABLE "compliance"."data_export_parts" (
	"export_id" text NOT NULL,
	"holder" text NOT NULL,
	"part" integer NOT NULL,
	"parts" integer NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "data_export_parts_export_id_holder_part_pk" PRIMARY KEY("export_id","holder","part")
);
--> statement-breakpoint
CREATE TABLE "compliance"."data_export_pieces" (
	"export_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "data_export_pieces_export_id_number_pk" PRIMARY KEY("export_id","number")
);
--> statement-breakpoint
CREATE TABLE "compliance"."data_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"user_id" text NOT NULL,
	"status" text NOT NULL,
	"private_key" text,
	"requested_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"size" integer,
	"sha256" text
);
--> statement-breakpoint
ALTER TABLE "compliance"."data_export_parts" ADD CONSTRAINT "data_export_parts_export" FOREIGN KEY ("export_id") REFERENCES "compliance"."data_exports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."data_export_pieces" ADD CONSTRAINT "data_export_pieces_export" FOREIGN KEY ("export_id") REFERENCES "compliance"."data_exports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_exports_user_id_id_index" ON "compliance"."data_exports" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_exports_one_open" ON "compliance"."data_exports" USING btree ("user_id") WHERE status = 'GATHERING';--> statement-breakpoint
CREATE INDEX "data_exports_due" ON "compliance"."data_exports" USING btree ("due_at") WHERE status = 'GATHERING';--> statement-breakpoint
CREATE INDEX "data_exports_expiring" ON "compliance"."data_exports" USING btree ("expires_at") WHERE status = 'READY';