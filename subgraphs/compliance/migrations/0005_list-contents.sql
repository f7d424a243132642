CREATE TABLE "compliance"."list_acceptances" (
	"list_id" text NOT NULL,
	"sha256" text NOT NULL,
	"replaces_version_id" text NOT NULL,
	"reason" text NOT NULL,
	"accepted_by" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "list_acceptances_list_id_sha256_replaces_version_id_pk" PRIMARY KEY("list_id","sha256","replaces_version_id")
);
--> statement-breakpoint
CREATE TABLE "compliance"."list_changes" (
	"version_id" text NOT NULL,
	"uid" text NOT NULL,
	"change" text NOT NULL,
	"before" integer,
	"after" integer,
	CONSTRAINT "list_changes_version_id_uid_pk" PRIMARY KEY("version_id","uid"),
	CONSTRAINT "list_changes_kind" CHECK ((before is null) = (change = 'ADDED') and (after is null) = (change = 'REMOVED'))
);
--> statement-breakpoint
CREATE TABLE "compliance"."list_contents" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance"."list_contents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"content_hash" text NOT NULL,
	"uid" text NOT NULL,
	"type" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "list_contents_content_hash_unique" UNIQUE("content_hash")
);
--> statement-breakpoint
CREATE TABLE "compliance"."list_validators" (
	"list_id" text NOT NULL,
	"part" text NOT NULL,
	"url_hash" text NOT NULL,
	"etag" text,
	"last_modified" text,
	CONSTRAINT "list_validators_list_id_part_pk" PRIMARY KEY("list_id","part")
);
--> statement-breakpoint
CREATE TABLE "compliance"."list_version_contents" (
	"version_id" text PRIMARY KEY NOT NULL,
	"members" integer[] NOT NULL,
	"digest" text NOT NULL,
	"previous_version_id" text,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"removed" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "compliance"."clearance_requests" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "compliance"."sanctions_lists" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "compliance"."sanctions_lists" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "compliance"."sanctions_lists" ADD COLUMN "file_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "compliance"."sanctions_lists" ADD COLUMN "refusal_kind" text;--> statement-breakpoint
ALTER TABLE "compliance"."sanctions_lists" ADD COLUMN "refused_sha256" text;--> statement-breakpoint
ALTER TABLE "compliance"."sanctions_lists" ADD COLUMN "refused_entries" integer;--> statement-breakpoint
ALTER TABLE "compliance"."list_acceptances" ADD CONSTRAINT "list_acceptances_list_id_sanctions_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "compliance"."sanctions_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_acceptances" ADD CONSTRAINT "list_acceptances_replaces_version_id_list_versions_id_fk" FOREIGN KEY ("replaces_version_id") REFERENCES "compliance"."list_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_changes" ADD CONSTRAINT "list_changes_version_id_list_version_contents_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "compliance"."list_version_contents"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_changes" ADD CONSTRAINT "list_changes_before_list_contents_id_fk" FOREIGN KEY ("before") REFERENCES "compliance"."list_contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_changes" ADD CONSTRAINT "list_changes_after_list_contents_id_fk" FOREIGN KEY ("after") REFERENCES "compliance"."list_contents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_validators" ADD CONSTRAINT "list_validators_list_id_sanctions_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "compliance"."sanctions_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_version_contents" ADD CONSTRAINT "list_version_contents_version_id_list_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "compliance"."list_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."list_version_contents" ADD CONSTRAINT "list_version_contents_previous_version_id_list_versions_id_fk" FOREIGN KEY ("previous_version_id") REFERENCES "compliance"."list_versions"("id") ON DELETE no action ON UPDATE no action;