-- What the books refuse, they refuse to hand-written SQL too. One look at each transaction when the
-- database transaction commits takes the place of one for each of its entries.
DROP TRIGGER transactions_balanced ON ledger.transactions;
--> statement-breakpoint
DROP TRIGGER entries_balanced ON ledger.entries;
--> statement-breakpoint
DROP FUNCTION ledger.assert_balanced();
--> statement-breakpoint
-- Postings share the books, so that none waits for another; whoever closes days or changes what an
-- account takes has them alone, so that no posting that is under way slips past.
CREATE FUNCTION ledger.share_books() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('ledger.books', 0))
$$;
--> statement-breakpoint
CREATE FUNCTION ledger.lock_books() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('ledger.books', 0))
$$;
--> statement-breakpoint
-- What each transaction moved: its entries, and, where it says what became of a held one, those of
-- the held one taken back.
CREATE VIEW ledger.movements AS
  SELECT t.xid, t.recorded_at, t.effective_on, e.account_id,
    CASE WHEN t.phase <> 'PENDING' AND e.side = 'DEBIT' THEN e.minor ELSE 0 END AS debits,
    CASE WHEN t.phase <> 'PENDING' AND e.side = 'CREDIT' THEN e.minor ELSE 0 END AS credits,
    CASE WHEN t.phase = 'PENDING' AND e.side = 'DEBIT' THEN e.minor ELSE 0 END AS pending_debits,
    CASE WHEN t.phase = 'PENDING' AND e.side = 'CREDIT' THEN e.minor ELSE 0 END AS pending_credits
  FROM ledger.transactions t JOIN ledger.entries e ON e.transaction_id = t.id
  UNION ALL
  SELECT t.xid, t.recorded_at, held.effective_on, e.account_id, 0, 0,
    CASE WHEN e.side = 'DEBIT' THEN -e.minor ELSE 0 END,
    CASE WHEN e.side = 'CREDIT' THEN -e.minor ELSE 0 END
  FROM ledger.transactions t
  JOIN ledger.transactions held ON held.id = t.resolves
  JOIN ledger.entries e ON e.transaction_id = held.id;
--> statement-breakpoint
INSERT INTO ledger.folding (horizon) VALUES ('0');
--> statement-breakpoint
-- What stands on accounts: the folded sums and what is not folded yet, in one snapshot. Of what is
-- effective on a day or earlier, and of what was written by a moment, where these are given.
CREATE FUNCTION ledger.standing_of(ids text[], as_of date DEFAULT NULL, known_at timestamptz DEFAULT NULL)
RETURNS TABLE (account_id text, debits numeric, credits numeric, pending_debits numeric, pending_credits numeric)
LANGUAGE sql STABLE AS $$
  SELECT m.account_id, sum(m.debits), sum(m.credits), sum(m.pending_debits), sum(m.pending_credits)
  FROM (
    SELECT d.account_id, d.debits, d.credits, d.pending_debits, d.pending_credits
    FROM ledger.account_days d
    WHERE d.account_id = ANY (ids) AND (as_of IS NULL OR d.effective_on <= as_of)
      AND (known_at IS NULL OR d.recorded_on < (known_at AT TIME ZONE 'UTC')::date)
    UNION ALL
    SELECT t.account_id, t.debits, t.credits, t.pending_debits, t.pending_credits
    FROM ledger.movements t
    WHERE t.xid >= (SELECT horizon FROM ledger.folding)
      AND t.account_id = ANY (ids) AND (as_of IS NULL OR t.effective_on <= as_of)
      AND (known_at IS NULL OR t.recorded_at <= known_at)
    UNION ALL
    -- The day of the moment is only known in sum: its entries are looked at one by one.
    SELECT t.account_id, t.debits, t.credits, t.pending_debits, t.pending_credits
    FROM ledger.movements t
    WHERE known_at IS NOT NULL AND t.xid < (SELECT horizon FROM ledger.folding)
      AND t.recorded_at >= date_trunc('day', known_at, 'UTC') AND t.recorded_at <= known_at
      AND t.account_id = ANY (ids) AND (as_of IS NULL OR t.effective_on <= as_of)
  ) AS m
  GROUP BY m.account_id
$$;
--> statement-breakpoint
-- The codes of those accounts that are beyond their limits, counting what is held on the side that
-- takes from them.
CREATE FUNCTION ledger.beyond_limit(ids text[]) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT string_agg(a.code, ', ' ORDER BY a.code)
  FROM ledger.accounts a
  LEFT JOIN ledger.standing_of(ids) s ON s.account_id = a.id
  WHERE a.id = ANY (ids) AND (
    CASE a.normal_side
      WHEN 'DEBIT' THEN coalesce(s.debits - s.credits - s.pending_credits, 0)
      ELSE coalesce(s.credits - s.debits - s.pending_debits, 0)
    END < a.least_minor
    OR CASE a.normal_side
      WHEN 'DEBIT' THEN coalesce(s.debits - s.credits + s.pending_debits, 0)
      ELSE coalesce(s.credits - s.debits + s.pending_credits, 0)
    END > a.most_minor
  )
$$;
--> statement-breakpoint
-- Adds what was written since to the sums of days: of the oldest transactions, about so many at once.
-- Only those are taken that every snapshot sees: of none that is older can more come. Returns how
-- many; 0 as well while another process is at it.
CREATE FUNCTION ledger.fold(at_most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  since xid8;
  first xid8;
  until xid8;
  folded bigint;
BEGIN
  SELECT horizon INTO since FROM ledger.folding FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN 0; END IF;
  SELECT xid INTO first FROM ledger.transactions WHERE xid >= since ORDER BY xid LIMIT 1;
  SELECT xid INTO until FROM ledger.transactions WHERE xid >= since ORDER BY xid OFFSET at_most LIMIT 1;
  IF until = first THEN
    SELECT xid INTO until FROM ledger.transactions WHERE xid > first ORDER BY xid LIMIT 1;
  END IF;
  until := least(until, pg_snapshot_xmin(pg_current_snapshot()));
  SELECT count(*) INTO folded FROM ledger.transactions WHERE xid >= since AND xid < until;
  IF folded = 0 THEN RETURN 0; END IF;
  INSERT INTO ledger.account_days AS d
  SELECT m.account_id, m.effective_on, (m.recorded_at AT TIME ZONE 'UTC')::date,
    sum(m.debits), sum(m.credits), sum(m.pending_debits), sum(m.pending_credits)
  FROM ledger.movements m WHERE m.xid >= since AND m.xid < until
  GROUP BY 1, 2, 3
  ON CONFLICT (account_id, effective_on, recorded_on) DO UPDATE SET
    debits = d.debits + excluded.debits, credits = d.credits + excluded.credits,
    pending_debits = d.pending_debits + excluded.pending_debits,
    pending_credits = d.pending_credits + excluded.pending_credits;
  UPDATE ledger.folding SET horizon = until;
  RETURN folded;
END $$;
--> statement-breakpoint
-- For the owner, after the books came into another cluster by a dump: its numbers of transactions
-- began anew, so that none of the old ones would tell what was folded.
CREATE FUNCTION ledger.refold() RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  LOCK TABLE ledger.transactions IN EXCLUSIVE MODE;
  ALTER TABLE ledger.transactions DISABLE TRIGGER transactions_append_only;
  UPDATE ledger.transactions SET xid = pg_current_xact_id();
  ALTER TABLE ledger.transactions ENABLE TRIGGER transactions_append_only;
  DELETE FROM ledger.account_days;
  UPDATE ledger.folding SET horizon = '0';
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION ledger.refold() FROM public;
--> statement-breakpoint
-- An entry has one of the places that its transaction declared. All of them are taken when that
-- commits, so that none can be added later.
CREATE FUNCTION ledger.check_places() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  subject text;
BEGIN
  SELECT t.id INTO subject FROM added a JOIN ledger.transactions t ON t.id = a.transaction_id
  WHERE a.position >= t.entry_count LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'transaction % has more entries than it was recorded with', subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_complete';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_places AFTER INSERT ON ledger.entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_places();
--> statement-breakpoint
-- What a transaction that undoes another, or says what became of a held one, must be.
CREATE FUNCTION ledger.check_link(subject ledger.transactions) RETURNS void
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  other ledger.transactions;
BEGIN
  SELECT * INTO other FROM ledger.transactions WHERE id = coalesce(subject.resolves, subject.reverses);
  IF subject.reverses IS NOT NULL THEN
    IF other.phase NOT IN ('SINGLE', 'POST') OR other.reverses IS NOT NULL THEN
      RAISE EXCEPTION 'transaction % cannot be reversed', other.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_reversible';
    END IF;
    IF EXISTS (
      SELECT FROM ledger.entries WHERE transaction_id IN (subject.id, other.id)
      GROUP BY account_id, currency, (side = 'DEBIT') = (transaction_id = subject.id)
      HAVING sum(CASE WHEN transaction_id = subject.id THEN minor ELSE -minor END) <> 0
    ) THEN
      RAISE EXCEPTION 'transaction % is not the mirror of %', subject.id, other.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_mirrored';
    END IF;
    RETURN;
  END IF;
  IF other.phase <> 'PENDING' THEN
    RAISE EXCEPTION 'transaction % holds nothing', other.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_held';
  END IF;
  IF subject.phase = 'POST' AND other.expires_at <= subject.recorded_at
    OR subject.void_reason = 'EXPIRED' AND (other.expires_at > subject.recorded_at) IS NOT FALSE THEN
    RAISE EXCEPTION 'transaction % holds until %', other.id, other.expires_at
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_held_until';
  END IF;
  IF EXISTS (
    SELECT FROM (
      SELECT account_id, side, currency, sum(minor) AS minor
      FROM ledger.entries WHERE transaction_id = subject.id GROUP BY 1, 2, 3
    ) AS posted
    LEFT JOIN (
      SELECT account_id, side, currency, sum(minor) AS minor
      FROM ledger.entries WHERE transaction_id = other.id GROUP BY 1, 2, 3
    ) AS held USING (account_id, side, currency)
    WHERE posted.minor > coalesce(held.minor, 0)
  ) THEN
    RAISE EXCEPTION 'transaction % posts more than % holds', subject.id, other.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_within_held';
  END IF;
END $$;
--> statement-breakpoint
-- Looked at when the database transaction commits, because until then some of the entries, or
-- transactions that go with it, are still to come.
CREATE FUNCTION ledger.check_transaction() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  found integer;
  unbalanced text;
  closed text;
  limited boolean;
  beyond text;
  closed_through date;
  horizon xid8;
BEGIN
  -- At the others it would not be seen what was closed, and posted on limited accounts, meanwhile.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'the books are written at the isolation level read committed only'
      USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM ledger.share_books();
  SELECT coalesce(sum(sums.entries), 0),
    string_agg(sums.currency, ', ') FILTER (WHERE sums.net <> 0),
    min(sums.closed), coalesce(bool_or(sums.limited), false)
  INTO found, unbalanced, closed, limited
  FROM (
    SELECT e.currency, count(*) AS entries,
      sum(CASE e.side WHEN 'DEBIT' THEN e.minor ELSE -e.minor END) AS net,
      min(a.code) FILTER (WHERE a.closed_at IS NOT NULL) AS closed,
      bool_or(a.least_minor IS NOT NULL OR a.most_minor IS NOT NULL) AS limited
    FROM ledger.entries e JOIN ledger.accounts a ON a.id = e.account_id
    WHERE e.transaction_id = new.id GROUP BY e.currency
  ) AS sums;
  IF found <> new.entry_count THEN
    RAISE EXCEPTION 'transaction % has % entries instead of the % it was recorded with', new.id, found, new.entry_count
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_complete';
  END IF;
  IF unbalanced IS NOT NULL THEN
    RAISE EXCEPTION 'transaction % does not balance in %', new.id, unbalanced
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_balanced';
  END IF;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'account % is closed', closed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_open';
  END IF;
  SELECT f.horizon, (SELECT max(p.through) FROM ledger.closed_periods p)
  INTO horizon, closed_through FROM ledger.folding f;
  IF new.effective_on <= closed_through AND new.phase <> 'VOID' THEN
    RAISE EXCEPTION 'transaction % is effective on %, but the books are closed through %', new.id, new.effective_on, closed_through
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_open_day';
  END IF;
  IF new.xid <> pg_current_xact_id() OR new.xid < horizon THEN
    RAISE EXCEPTION 'transaction % has number %, which is not the one of its database transaction or was folded', new.id, new.xid
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_number',
        HINT = 'After the books came from a dump, run ledger.refold() as their owner.';
  END IF;
  IF new.resolves IS NOT NULL OR new.reverses IS NOT NULL THEN
    PERFORM ledger.check_link(new);
  END IF;
  IF limited THEN
    PERFORM FROM ledger.accounts
    WHERE (least_minor IS NOT NULL OR most_minor IS NOT NULL)
      AND id IN (SELECT account_id FROM ledger.entries WHERE transaction_id = new.id)
    ORDER BY id FOR NO KEY UPDATE;
    beyond := ledger.beyond_limit(ARRAY(SELECT account_id FROM ledger.entries WHERE transaction_id = new.id));
    IF beyond IS NOT NULL THEN
      RAISE EXCEPTION 'transaction % takes % beyond the limit', new.id, beyond
        USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_within_limit';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER transactions_checked AFTER INSERT ON ledger.transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_transaction();
--> statement-breakpoint
CREATE FUNCTION ledger.check_account() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  PERFORM ledger.lock_books();
  IF tg_op = 'UPDATE' AND old.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'account % is closed', new.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_open';
  END IF;
  IF new.closed_at IS NOT NULL AND EXISTS (
    SELECT FROM ledger.standing_of(ARRAY[new.id])
    WHERE debits <> credits OR pending_debits <> 0 OR pending_credits <> 0
  ) THEN
    RAISE EXCEPTION 'account % is not empty', new.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_empty';
  END IF;
  IF ledger.beyond_limit(ARRAY[new.id]) IS NOT NULL THEN
    RAISE EXCEPTION 'account % is beyond that limit', new.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_within_limit';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_opened AFTER INSERT ON ledger.accounts FOR EACH ROW
  WHEN (new.least_minor IS NOT NULL OR new.most_minor IS NOT NULL OR new.closed_at IS NOT NULL)
  EXECUTE FUNCTION ledger.check_account();
--> statement-breakpoint
CREATE TRIGGER accounts_changed AFTER UPDATE ON ledger.accounts
  FOR EACH ROW EXECUTE FUNCTION ledger.check_account();
--> statement-breakpoint
CREATE FUNCTION ledger.check_period() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  PERFORM ledger.lock_books();
  IF new.through <= (SELECT max(through) FROM ledger.closed_periods) THEN
    RAISE EXCEPTION 'the books are closed through a later day than %', new.through
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_periods_later';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER closed_periods_later BEFORE INSERT ON ledger.closed_periods
  FOR EACH ROW EXECUTE FUNCTION ledger.check_period();
--> statement-breakpoint
CREATE TRIGGER closed_periods_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.closed_periods
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('What was closed stays closed.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.closed_periods FROM ledger_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger.account_days, ledger.folding FROM ledger_app;
--> statement-breakpoint
REVOKE TRUNCATE ON ledger.idempotency_keys FROM ledger_app;
--> statement-breakpoint
-- Of an account only what it takes may change; the right to it is also the right to lock it.
GRANT UPDATE (least_minor, most_minor, closed_at, version) ON ledger.accounts TO ledger_app;
