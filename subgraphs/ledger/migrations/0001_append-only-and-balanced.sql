-- The books hold even against hand-written SQL. Every transaction has exactly the entries that it
-- was recorded with, at least two, and in each currency its debits equal its credits: looked at when
-- the database transaction commits, because until then some of the entries are still to come.
CREATE FUNCTION ledger.assert_balanced() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  subject text := to_jsonb(new) ->> tg_argv[0];
  expected integer;
  found integer;
  unbalanced text;
BEGIN
  SELECT entry_count INTO expected FROM ledger.transactions WHERE id = subject;
  SELECT count(*) INTO found FROM ledger.entries WHERE transaction_id = subject;
  IF found <> expected THEN
    RAISE EXCEPTION 'transaction % has % entries instead of the % it was recorded with', subject, found, expected
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_complete';
  END IF;
  SELECT string_agg(currency, ', ') INTO unbalanced FROM (
    SELECT currency FROM ledger.entries WHERE transaction_id = subject
    GROUP BY currency HAVING sum(CASE side WHEN 'DEBIT' THEN minor ELSE -minor END) <> 0
  ) AS sums;
  IF unbalanced IS NOT NULL THEN
    RAISE EXCEPTION 'transaction % does not balance in %', subject, unbalanced
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER transactions_balanced AFTER INSERT ON ledger.transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.assert_balanced('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER entries_balanced AFTER INSERT ON ledger.entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.assert_balanced('transaction_id');
--> statement-breakpoint
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'ledger.% is append-only: % is refused', tg_table_name, tg_op
    USING ERRCODE = 'insufficient_privilege', HINT = 'Correct a posting with another posting.';
END $$;
--> statement-breakpoint
CREATE TRIGGER transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.transactions
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
--> statement-breakpoint
-- The application's role is granted everything on new tables by default; here it may only add and
-- read. It owns nothing, so it can neither drop the triggers nor grant itself more.
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.accounts, ledger.transactions, ledger.entries FROM ledger_app;
--> statement-breakpoint
REVOKE UPDATE, TRUNCATE ON ledger.commitment_salts, ledger.chain_attempts FROM ledger_app;
--> statement-breakpoint
GRANT UPDATE (broadcast_at) ON ledger.chain_attempts TO ledger_app;
