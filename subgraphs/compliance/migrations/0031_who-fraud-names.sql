CREATE TABLE "compliance"."fraud_named" (
	"user_id" text NOT NULL,
	"assessment_id" text NOT NULL,
	"subject" text NOT NULL,
	"alert_id" text,
	CONSTRAINT "fraud_named_user_id_assessment_id_pk" PRIMARY KEY("user_id","assessment_id")
);
--> statement-breakpoint
CREATE INDEX "fraud_named_user_id_subject_index" ON "compliance"."fraud_named" USING btree ("user_id","subject");