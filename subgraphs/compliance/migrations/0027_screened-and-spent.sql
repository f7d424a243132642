CREATE TABLE "compliance"."spent_addresses" (
	"mark" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."subject_facts_hashes" (
	"user_id" text NOT NULL,
	"hash" text NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "subject_facts_hashes_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
ALTER TABLE "compliance"."subjects" ADD COLUMN "screened_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "spent_addresses_expires_at_index" ON "compliance"."spent_addresses" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "subjects_outdated" ON "compliance"."subjects" USING btree ("outdated_at") WHERE outdated_at is not null;--> statement-breakpoint
CREATE INDEX "subjects_unscreened" ON "compliance"."subjects" USING btree ("user_id") WHERE screened_at is null and disclosed_at is not null and first_name is not null;--> statement-breakpoint
CREATE INDEX "alerts_raised_at_index" ON "compliance"."alerts" USING btree ("raised_at");--> statement-breakpoint
UPDATE compliance.subjects SET screened_at = screened.first
FROM (SELECT user_id, min(screened_at) AS first FROM compliance.screenings GROUP BY user_id) AS screened
WHERE screened.user_id = subjects.user_id;
