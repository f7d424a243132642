CREATE TABLE "lending"."loan_entries" (
	"loan_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"payment_id" text,
	"note" text,
	"body" jsonb NOT NULL,
	CONSTRAINT "loan_entries_loan_id_sequence_pk" PRIMARY KEY("loan_id","sequence"),
	CONSTRAINT "loan_entries_sequence" CHECK (sequence > 0)
);
--> statement-breakpoint
CREATE TABLE "lending"."loan_standings" (
	"loan_id" text NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"status" text NOT NULL,
	"annual_rate" numeric(20, 6) NOT NULL,
	"principal_outstanding" bigint NOT NULL,
	"past_due_principal" bigint NOT NULL,
	"past_due_interest" bigint NOT NULL,
	"past_due_fees" bigint NOT NULL,
	"lost" bigint NOT NULL,
	"credit" bigint NOT NULL,
	"oldest_due_on" date,
	"days_past_due" integer NOT NULL,
	"ages" boolean NOT NULL,
	CONSTRAINT "loan_standings_loan_id_since_pk" PRIMARY KEY("loan_id","since"),
	CONSTRAINT "loan_standings_days_ordered" CHECK (until is null or until >= since)
);
--> statement-breakpoint
CREATE TABLE "lending"."postings" (
	"id" text PRIMARY KEY NOT NULL,
	"loan_id" text,
	"payment_id" text,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"lines" jsonb NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"transaction_id" text,
	"rejection" text
);
--> statement-breakpoint
ALTER TABLE "lending"."instalments" DROP CONSTRAINT "instalments_paid";--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "from_on" date;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "fee" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "fee" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "penalty" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "penalty" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "carried" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "carried" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "earned" bigint;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "paid_fee" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "paid_fee" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "paid_penalty" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "paid_penalty" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "waived_interest" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "waived_interest" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "waived_fee" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "waived_fee" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD COLUMN "waived_penalty" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "waived_penalty" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "contract" jsonb;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "booked" jsonb;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "booked_through" date;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "changes_on" date;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "accrual" jsonb;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "earned_interest" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "principal_outstanding" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "past_due_principal" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "past_due_interest" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "past_due_fees" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "lost" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "credit" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "oldest_due_on" date;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "days_past_due" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "excess" text;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "fee" bigint;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "penalty" bigint;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "recovered" bigint;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "credit" bigint;--> statement-breakpoint
-- What there is already: an instalment earned all its interest within its period.
UPDATE lending.instalments i SET earned = i.interest, from_on = coalesce(
  (SELECT p.due_on FROM lending.instalments p WHERE p.loan_id = i.loan_id AND p.number = i.number - 1),
  (SELECT l.disbursed_on FROM lending.loans l WHERE l.id = i.loan_id), i.due_on);--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "from_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ALTER COLUMN "earned" SET NOT NULL;--> statement-breakpoint
-- Loans of before were made under the terms that all products had: see STANDARD_PLAN and STANDARD_SERVICING.
UPDATE lending.loans l SET
  contract = jsonb_build_object(
    'annualRate', trim_scale(l.annual_rate)::text, 'instalments', l.term_months,
    'dayCount', l.day_count, 'method', l.method, 'firstPaymentOn', null,
    'every', jsonb_build_object('count', 1, 'unit', 'MONTH'), 'multipleOf', '1',
    'principalGrace', 0, 'interestGrace', 0, 'balloonPercent', '0', 'downPaymentPercent', '0',
    'allocationOrder', '["PENALTY", "FEE", "INTEREST", "PRINCIPAL"]'::jsonb, 'lateFee', null,
    'overdueInterest', false, 'excess', 'IN_ADVANCE'),
  booked = (
    SELECT jsonb_build_object(
      'CASH', (coalesce(sum(p.amount) FILTER (WHERE p.direction = 'COLLECTION'), 0)
        - coalesce(sum(p.amount) FILTER (WHERE p.direction = 'PAYOUT'), 0))::text,
      'LOAN_PRINCIPAL', (coalesce(sum(p.amount) FILTER (WHERE p.direction = 'PAYOUT'), 0)
        - coalesce(sum(p.principal) FILTER (WHERE p.direction = 'COLLECTION'), 0))::text,
      'INTEREST_INCOME',
        (-coalesce(sum(p.interest) FILTER (WHERE p.direction = 'COLLECTION'), 0))::text,
      'ACCRUED_INTEREST', '0', 'FEES_RECEIVABLE', '0', 'BORROWER_CREDIT', '0', 'FEE_INCOME', '0',
      'RECOVERY_INCOME', '0', 'CHARGE_OFF_EXPENSE', '0')
    FROM lending.payments p WHERE p.loan_id = l.id AND p.status IN ('SETTLED', 'POSTED')),
  principal_outstanding = CASE WHEN l.disbursed_on IS NULL THEN 0 ELSE l.principal - (
    SELECT coalesce(sum(i.paid_principal), 0) FROM lending.instalments i WHERE i.loan_id = l.id) END,
  -- The next end of day works out how they stand.
  changes_on = l.disbursed_on;--> statement-breakpoint
ALTER TABLE "lending"."loans" ALTER COLUMN "contract" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ALTER COLUMN "booked" SET NOT NULL;--> statement-breakpoint
UPDATE lending.payments SET excess = 'IN_ADVANCE', fee = 0, penalty = 0, recovered = 0, credit = 0
WHERE direction = 'COLLECTION' AND status IN ('SETTLED', 'POSTED');--> statement-breakpoint
UPDATE lending.payments SET excess = 'IN_ADVANCE'
WHERE direction = 'COLLECTION' AND excess IS NULL;--> statement-breakpoint
INSERT INTO lending.loan_entries (loan_id, sequence, kind, effective_on, recorded_at, recorded_by,
  payment_id, body)
SELECT loan_id, row_number() OVER (PARTITION BY loan_id ORDER BY direction DESC, created_at, id),
  CASE direction WHEN 'PAYOUT' THEN 'DISBURSED' ELSE 'REPAID' END, effective_on, created_at,
  coalesce(recorded_by, 'lending'), id,
  CASE direction WHEN 'PAYOUT' THEN jsonb_build_object('amount', amount::text)
    ELSE jsonb_build_object('amount', amount::text, 'excess', 'IN_ADVANCE') END
FROM lending.payments
WHERE status = 'POSTED' OR (direction = 'COLLECTION' AND status = 'SETTLED');--> statement-breakpoint
INSERT INTO lending.postings (id, loan_id, payment_id, kind, effective_on, lines, requested_at,
  transaction_id, rejection)
SELECT posting_id, loan_id, id,
  CASE direction WHEN 'PAYOUT' THEN 'DISBURSEMENT' ELSE 'REPAYMENT' END, effective_on,
  (SELECT jsonb_agg(jsonb_build_object('account', account, 'side', side, 'minor', minor::text))
    FROM (VALUES
      ('LOAN_PRINCIPAL', 'DEBIT', CASE direction WHEN 'PAYOUT' THEN amount ELSE 0 END),
      ('CASH', 'CREDIT', CASE direction WHEN 'PAYOUT' THEN amount ELSE 0 END),
      ('CASH', 'DEBIT', CASE direction WHEN 'PAYOUT' THEN 0 ELSE amount END),
      ('LOAN_PRINCIPAL', 'CREDIT', coalesce(principal, 0)),
      ('INTEREST_INCOME', 'CREDIT', coalesce(interest, 0))
    ) AS line(account, side, minor) WHERE minor > 0),
  created_at, transaction_id, posting_rejection
FROM lending.payments WHERE posting_id IS NOT NULL AND effective_on IS NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loan_entries" ADD CONSTRAINT "loan_entries_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."loan_entries" ADD CONSTRAINT "loan_entries_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "lending"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."loan_standings" ADD CONSTRAINT "loan_standings_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."postings" ADD CONSTRAINT "postings_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."postings" ADD CONSTRAINT "postings_payment" FOREIGN KEY ("payment_id") REFERENCES "lending"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "loan_entries_payment_id_index" ON "lending"."loan_entries" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "loan_standings_days" ON "lending"."loan_standings" USING btree ("since","until");--> statement-breakpoint
CREATE INDEX "postings_loan_id_id_index" ON "lending"."postings" USING btree ("loan_id","id");--> statement-breakpoint
CREATE INDEX "postings_payment_id_id_index" ON "lending"."postings" USING btree ("payment_id","id");--> statement-breakpoint
CREATE INDEX "loans_changes" ON "lending"."loans" USING btree ("changes_on","id") WHERE changes_on is not null;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD CONSTRAINT "instalments_paid" CHECK (paid_principal between 0 and principal and paid_interest between 0 and interest - waived_interest
        and paid_fee between 0 and fee - waived_fee and paid_penalty between 0 and penalty - waived_penalty);