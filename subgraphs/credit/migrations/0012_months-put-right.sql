ALTER TABLE "credit"."loan_months" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."loan_months" DROP CONSTRAINT "loan_months_loan_id_number_pk";--> statement-breakpoint
ALTER TABLE "credit"."loan_months" ADD CONSTRAINT "loan_months_loan_id_number_revision_pk" PRIMARY KEY("loan_id","number","revision");--> statement-breakpoint
ALTER TABLE "credit"."loan_outcomes" ADD COLUMN "charged_off_on" date;
