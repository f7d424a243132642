-- A leaf stays whose it is. Salts are made and destroyed, and never changed: another one would not lead to
-- what the chain holds.
CREATE TRIGGER transaction_leaves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.transaction_leaves
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('The chain holds the root: a transaction has one leaf.');
--> statement-breakpoint
CREATE TRIGGER salt_destructions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.salt_destructions
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('What was destroyed stays destroyed.');
--> statement-breakpoint
CREATE TRIGGER commitment_salts_unchanged BEFORE UPDATE OR TRUNCATE ON ledger.commitment_salts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('A salt is kept as it is, or destroyed by destroySalts.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.transaction_leaves, ledger.salt_destructions FROM ledger_app;
--> statement-breakpoint
REVOKE INSERT, DELETE, TRUNCATE ON ledger.leaf_cursor FROM ledger_app;
--> statement-breakpoint
INSERT INTO ledger.leaf_cursor (xid, transaction_id) VALUES ('0', '');
--> statement-breakpoint
-- As before, and the books are gone through for leaves anew: by their new number all transactions that
-- came by a dump are of one database transaction, so that it is their ids that order them. What precedes
-- the first one without a leaf is done.
CREATE OR REPLACE FUNCTION ledger.refold() RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  undone text;
  done text;
BEGIN
  -- Ends a fold, and a tree, that is under way, and none begins.
  PERFORM FROM ledger.folding FOR UPDATE;
  PERFORM FROM ledger.leaf_cursor FOR UPDATE;
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
  SELECT min(t.id) INTO undone FROM ledger.transactions t
  WHERE NOT EXISTS (SELECT FROM ledger.transaction_leaves l WHERE l.transaction_id = t.id);
  SELECT max(t.id) INTO done FROM ledger.transactions t WHERE undone IS NULL OR t.id < undone;
  UPDATE ledger.leaf_cursor SET xid = '3', transaction_id = coalesce(done, '');
END $$;
