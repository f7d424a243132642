CREATE TABLE "lending"."loan_performance" (
	"loan_id" text NOT NULL,
	"number" integer NOT NULL,
	"period_end" date NOT NULL,
	"due_minor" bigint NOT NULL,
	"paid_minor" bigint NOT NULL,
	"days_past_due" integer NOT NULL,
	"worst_days_past_due" integer NOT NULL,
	"status" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_performance_loan_id_number_pk" PRIMARY KEY("loan_id","number"),
	CONSTRAINT "loan_performance_paid" CHECK (paid_minor between 0 and due_minor),
	CONSTRAINT "loan_performance_days" CHECK (days_past_due between 0 and worst_days_past_due)
);
--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "charged_off_on" date;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "next_month_ends_on" date;--> statement-breakpoint
-- The months of loans that were paid out before this are told of from the first one on.
UPDATE lending.loans SET next_month_ends_on = coalesce(
  (SELECT due_on FROM lending.instalments WHERE loan_id = loans.id AND number = 1),
  (disbursed_on + interval '1 month')::date
) WHERE disbursed_on IS NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loan_performance" ADD CONSTRAINT "loan_performance_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "loans_next_month" ON "lending"."loans" USING btree ("next_month_ends_on","id") WHERE next_month_ends_on is not null;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD CONSTRAINT "loans_charged_off" CHECK ((status = 'CHARGED_OFF') = (charged_off_on is not null));--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD CONSTRAINT "loans_months" CHECK (disbursed_on is null or next_month_ends_on is not null or status in ('PAID_OFF', 'CHARGED_OFF'));