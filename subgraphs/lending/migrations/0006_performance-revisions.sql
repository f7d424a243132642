ALTER TABLE "lending"."loans" DROP CONSTRAINT "loans_months";--> statement-breakpoint
ALTER TABLE "lending"."loan_performance" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loan_performance" DROP CONSTRAINT "loan_performance_loan_id_number_pk";--> statement-breakpoint
ALTER TABLE "lending"."loan_performance" ADD CONSTRAINT "loan_performance_loan_id_number_revision_pk" PRIMARY KEY("loan_id","number","revision");--> statement-breakpoint
ALTER TABLE "lending"."loan_performance" ADD CONSTRAINT "loan_performance_revision" CHECK (revision >= 0);
