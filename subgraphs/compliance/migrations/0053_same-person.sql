CREATE TABLE "compliance"."person_marks" (
	"mark" text NOT NULL,
	"user_id" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_marks_mark_user_id_pk" PRIMARY KEY("mark","user_id")
);
--> statement-breakpoint
CREATE INDEX "person_marks_user_id_index" ON "compliance"."person_marks" USING btree ("user_id");