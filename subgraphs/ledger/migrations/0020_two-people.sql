CREATE TABLE "ledger"."journal_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"mutation" text NOT NULL,
	"content" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"proposed_by_kind" text NOT NULL,
	"proposed_by_id" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"decided_by_kind" text,
	"decided_by_id" text,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "journal_proposals_outcome" CHECK ("ledger"."journal_proposals"."outcome" in ('APPROVED', 'REJECTED', 'WITHDRAWN')),
	CONSTRAINT "journal_proposals_decided" CHECK (("ledger"."journal_proposals"."outcome" is null) = ("ledger"."journal_proposals"."decided_at" is null)
        and ("ledger"."journal_proposals"."outcome" is null) = ("ledger"."journal_proposals"."decided_by_id" is null)
        and ("ledger"."journal_proposals"."outcome" is null) = ("ledger"."journal_proposals"."decided_by_kind" is null)),
	CONSTRAINT "journal_proposals_two_people" CHECK (("ledger"."journal_proposals"."outcome" = 'WITHDRAWN') = ("ledger"."journal_proposals"."decided_by_id" = "ledger"."journal_proposals"."proposed_by_id")),
	CONSTRAINT "journal_proposals_in_time" CHECK ("ledger"."journal_proposals"."outcome" <> 'APPROVED' or "ledger"."journal_proposals"."decided_at" < "ledger"."journal_proposals"."expires_at")
);
--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "proposal_id" text;--> statement-breakpoint
CREATE INDEX "journal_proposals_undecided" ON "ledger"."journal_proposals" USING btree ("id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "journal_proposals_open_of" ON "ledger"."journal_proposals" USING btree ("proposed_by_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "journal_proposals_outcome" ON "ledger"."journal_proposals" USING btree ("outcome","id");--> statement-breakpoint
CREATE INDEX "transactions_proposal" ON "ledger"."transactions" USING btree ("proposal_id","id") WHERE "ledger"."transactions"."proposal_id" is not null;--> statement-breakpoint
ALTER TABLE ledger.transactions ADD CONSTRAINT transactions_proposal FOREIGN KEY (proposal_id) REFERENCES ledger.journal_proposals (id);
--> statement-breakpoint
-- A proposal is decided on once and stays; what was asked for never changes.
CREATE TRIGGER journal_proposals_decided_once BEFORE UPDATE ON ledger.journal_proposals
  FOR EACH ROW WHEN (old.outcome IS NOT NULL) EXECUTE FUNCTION ledger.refuse_change('Ask for the same anew.');
--> statement-breakpoint
CREATE TRIGGER journal_proposals_kept BEFORE DELETE OR TRUNCATE ON ledger.journal_proposals
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('What was proposed is kept.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.journal_proposals FROM ledger_app;
--> statement-breakpoint
GRANT UPDATE (outcome, decided_by_kind, decided_by_id, decided_at, reason) ON ledger.journal_proposals TO ledger_app;
--> statement-breakpoint
-- What comes of a proposal is signed by who made it, and approved by the end of its database transaction.
CREATE FUNCTION ledger.check_approved() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM ledger.journal_proposals p
    WHERE p.id = new.proposal_id AND p.outcome = 'APPROVED' AND p.proposed_by_id = new.recorded_by_id
  ) THEN
    RAISE EXCEPTION 'transaction % comes of proposal %, which was not approved', new.id, new.proposal_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_approved';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER transactions_approved AFTER INSERT ON ledger.transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.proposal_id IS NOT NULL)
  EXECUTE FUNCTION ledger.check_approved();
