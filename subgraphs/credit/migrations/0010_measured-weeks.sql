CREATE TABLE "credit"."drift_weeks" (
	"week" date PRIMARY KEY NOT NULL,
	"measured_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credit"."score_refreshes" ADD COLUMN "failed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "credit_scores_behaviour_index" ON "credit"."credit_scores" USING btree ("user_id","calculated_at") WHERE "credit"."credit_scores"."behaviour_model_id" is not null;