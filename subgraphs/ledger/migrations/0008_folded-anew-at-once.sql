-- All rows that came by a dump, or that were there when the books began to be folded, have one number,
-- so that they are folded by one statement. Here it may take as long as it takes; the application's
-- statements may not.
CREATE OR REPLACE FUNCTION ledger.refold() RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  -- Ends a fold that is under way, and none begins.
  PERFORM FROM ledger.folding FOR UPDATE;
  LOCK TABLE ledger.transactions IN EXCLUSIVE MODE;
  ALTER TABLE ledger.transactions DISABLE TRIGGER transactions_append_only;
  -- Lower than any that a cluster gives out: whatever has begun already and is written later, is above.
  UPDATE ledger.transactions SET xid = '3';
  ALTER TABLE ledger.transactions ENABLE TRIGGER transactions_append_only;
  DELETE FROM ledger.account_days;
  INSERT INTO ledger.account_days
  SELECT m.account_id, m.effective_on, (m.recorded_at AT TIME ZONE 'UTC')::date,
    sum(m.debits), sum(m.credits), sum(m.pending_debits), sum(m.pending_credits)
  FROM ledger.movements m GROUP BY 1, 2, 3;
  UPDATE ledger.folding SET horizon = '4';
END $$;
--> statement-breakpoint
SELECT ledger.fold(2147483647);
