CREATE TABLE "credit"."score_salts" (
	"score_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."shadow_scores" (
	"score_id" text NOT NULL,
	"model_id" text NOT NULL,
	"value" integer NOT NULL,
	"probability_of_default" numeric(7, 6) NOT NULL,
	CONSTRAINT "shadow_scores_score_id_model_id_pk" PRIMARY KEY("score_id","model_id")
);
--> statement-breakpoint
CREATE TABLE "credit"."model_promotions" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"model_id" text NOT NULL,
	"previous_model_id" text,
	"reason" text NOT NULL,
	"promoted_by" text NOT NULL,
	"promoted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."registered_models" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"digest" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."score_refreshes" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"cursor" text,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"appended" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."score_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"score_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"requested_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	"new_score_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."assessments" (
	"request_id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"user_id" text NOT NULL,
	"score_id" text,
	"disclosed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."decisions" (
	"application_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"outcome" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit"."drift_measures" (
	"week" date NOT NULL,
	"model_id" text NOT NULL,
	"measure" text NOT NULL,
	"scores" integer NOT NULL,
	"stability" double precision NOT NULL,
	"bins" jsonb NOT NULL,
	"measured_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drift_measures_week_model_id_measure_pk" PRIMARY KEY("week","model_id","measure")
);
--> statement-breakpoint
CREATE TABLE "credit"."loan_months" (
	"loan_id" text NOT NULL,
	"number" integer NOT NULL,
	"user_id" text NOT NULL,
	"period_end" date NOT NULL,
	"currency" text NOT NULL,
	"due" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"days_past_due" integer NOT NULL,
	"worst_days_past_due" integer NOT NULL,
	CONSTRAINT "loan_months_loan_id_number_pk" PRIMARY KEY("loan_id","number"),
	CONSTRAINT "paid_of_due" CHECK ("credit"."loan_months"."paid" between 0 and "credit"."loan_months"."due")
);
--> statement-breakpoint
CREATE TABLE "credit"."loan_outcomes" (
	"loan_id" text PRIMARY KEY NOT NULL,
	"application_id" text,
	"user_id" text NOT NULL,
	"score_id" text,
	"months_on_book" integer DEFAULT 0 NOT NULL,
	"defaulted_on" date,
	"closed_on" date
);
--> statement-breakpoint
CREATE TABLE "credit"."protected_attributes" (
	"user_id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"private_key" text,
	"age_group" text,
	"requested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "protected_attributes_request_id_unique" UNIQUE("request_id")
);
--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD COLUMN "behaviour_model_id" text;--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD COLUMN "behaviour_value" integer;--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD COLUMN "overall_value" integer;--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD COLUMN "overall_band" text;--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD COLUMN "matrix_version" text;--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD COLUMN "commitment" text;--> statement-breakpoint
-- Scores of before have no cause of their own and no behavioural part: the columns are filled once,
-- with the append-only trigger lifted for it.
ALTER TABLE "credit"."credit_scores" DISABLE TRIGGER credit_scores_append_only;--> statement-breakpoint
UPDATE "credit"."credit_scores" SET "cause" = 'REQUEST', "overall_value" = "value", "overall_band" = "band";--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ENABLE TRIGGER credit_scores_append_only;--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ALTER COLUMN "cause" SET NOT NULL, ALTER COLUMN "overall_value" SET NOT NULL, ALTER COLUMN "overall_band" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."financial_profiles" ADD COLUMN "review_id" text;--> statement-breakpoint
ALTER TABLE "credit"."score_salts" ADD CONSTRAINT "score_salts_score_id_credit_scores_id_fk" FOREIGN KEY ("score_id") REFERENCES "credit"."credit_scores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."shadow_scores" ADD CONSTRAINT "shadow_scores_score_id_credit_scores_id_fk" FOREIGN KEY ("score_id") REFERENCES "credit"."credit_scores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."model_promotions" ADD CONSTRAINT "model_promotions_model_id_registered_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "credit"."registered_models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_promotions_subject_id_index" ON "credit"."model_promotions" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "score_reviews_user_id_id_index" ON "credit"."score_reviews" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "score_reviews_status_id_index" ON "credit"."score_reviews" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "assessments_application_id_index" ON "credit"."assessments" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "decisions_decided_at_index" ON "credit"."decisions" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "loan_months_user_id_period_end_index" ON "credit"."loan_months" USING btree ("user_id","period_end");--> statement-breakpoint
CREATE INDEX "loan_outcomes_score_id_index" ON "credit"."loan_outcomes" USING btree ("score_id");--> statement-breakpoint
CREATE INDEX "credit_scores_calculated_at_index" ON "credit"."credit_scores" USING btree ("calculated_at");--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD CONSTRAINT "credit_scores_commitment_unique" UNIQUE("commitment");--> statement-breakpoint
ALTER TABLE "credit"."credit_scores" ADD CONSTRAINT "behaviour_whole" CHECK (("credit"."credit_scores"."behaviour_model_id" is null) = ("credit"."credit_scores"."behaviour_value" is null));