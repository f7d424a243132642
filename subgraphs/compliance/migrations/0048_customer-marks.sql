CREATE TABLE "compliance"."customer_marks" (
	"mark" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "customer_marks_mark_user_id_pk" PRIMARY KEY("mark","user_id")
);
--> statement-breakpoint
ALTER TABLE "compliance"."subjects" ADD COLUMN "indexed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "customer_marks_user_id_index" ON "compliance"."customer_marks" USING btree ("user_id");