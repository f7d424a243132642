CREATE TABLE "ledger"."carried_balances" (
	"account_id" text NOT NULL,
	"through" date NOT NULL,
	"debits" numeric(38, 0) NOT NULL,
	"credits" numeric(38, 0) NOT NULL,
	"known_from" timestamp with time zone NOT NULL,
	CONSTRAINT "carried_balances_account_id_through_pk" PRIMARY KEY("account_id","through")
);
--> statement-breakpoint
DROP INDEX "ledger"."transactions_batch";--> statement-breakpoint
ALTER TABLE "ledger"."carried_balances" ADD CONSTRAINT "carried_balances_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "ledger"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."carried_balances" ADD CONSTRAINT "carried_balances_through_closed_periods_through_fk" FOREIGN KEY ("through") REFERENCES "ledger"."closed_periods"("through") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transactions_kind" ON "ledger"."transactions" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "transactions_held" ON "ledger"."transactions" USING btree ("id") WHERE "ledger"."transactions"."phase" in ('PENDING', 'VOID');--> statement-breakpoint
CREATE INDEX "account_days_held" ON "ledger"."account_days" USING btree ("account_id","effective_on") WHERE "ledger"."account_days"."pending_debits" <> 0 or "ledger"."account_days"."pending_credits" <> 0;--> statement-breakpoint
CREATE INDEX "transactions_batch" ON "ledger"."transactions" USING btree ("batch_id","id") WHERE "ledger"."transactions"."batch_id" is not null;--> statement-breakpoint
DROP FUNCTION ledger.standing_of(text[], date, timestamptz);
--> statement-breakpoint
-- What stands on accounts, in one snapshot: of what is effective on a day or earlier, of what was written by
-- a moment, and of what a snapshot saw, where these are given. It begins with what was carried forward at
-- the last closing that is not behind that day, adds the folded sums of the days since, and what is not
-- folded yet.
--
-- Carried is what was posted, and that is final: nothing can become effective on a closed day. It is left
-- aside where a moment is asked for at which not all of it had been written. What is held is summed from the
-- beginning, because it may be let go on a closed day; days on which something was held are few.
--
-- What is not folded is a few rows at the end of an index, but no planner can know that of a number that it
-- learns while it reads: bounded on both sides it takes it for few, and no table is gone through whole.
CREATE FUNCTION ledger.standing_of(
  ids text[], as_of date DEFAULT NULL, known_at timestamptz DEFAULT NULL, seen_by pg_snapshot DEFAULT NULL
)
RETURNS TABLE (account_id text, debits numeric, credits numeric, pending_debits numeric, pending_credits numeric)
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  WITH begun AS MATERIALIZED (
    SELECT a.id, coalesce(c.through, '-infinity') AS through,
      coalesce(c.debits, 0) AS debits, coalesce(c.credits, 0) AS credits
    FROM (SELECT DISTINCT unnest(ids) AS id) AS a
    LEFT JOIN LATERAL (
      SELECT carried.through, carried.debits, carried.credits FROM ledger.carried_balances carried
      WHERE carried.account_id = a.id AND carried.through <= coalesce(as_of, 'infinity')
        AND (known_at IS NULL OR carried.known_from <= known_at)
      ORDER BY carried.through DESC LIMIT 1
    ) AS c ON true
  ), written AS MATERIALIZED (
    SELECT t.id, t.phase, t.resolves, t.effective_on, 1 AS sign
    FROM ledger.transactions t
    WHERE t.xid BETWEEN (SELECT horizon FROM ledger.folding) AND '18446744073709551615'
      AND t.recorded_at <= coalesce(known_at, 'infinity')
    UNION ALL
    -- The day of the moment is only known in sum: its transactions are looked at one by one.
    SELECT t.id, t.phase, t.resolves, t.effective_on, 1
    FROM ledger.transactions t
    WHERE known_at IS NOT NULL AND t.xid < (SELECT horizon FROM ledger.folding)
      AND t.recorded_at BETWEEN date_trunc('day', known_at, 'UTC') AND known_at
    UNION ALL
    -- What came after that snapshot is taken away again, whatever it was summed with.
    SELECT t.id, t.phase, t.resolves, t.effective_on, -1
    FROM ledger.transactions t
    WHERE seen_by IS NOT NULL
      AND t.xid BETWEEN pg_snapshot_xmin(seen_by) AND '18446744073709551615'
      AND NOT pg_visible_in_snapshot(t.xid, seen_by)
      AND t.recorded_at <= coalesce(known_at, 'infinity')
  )
  SELECT m.account_id, sum(m.debits), sum(m.credits), sum(m.pending_debits), sum(m.pending_credits)
  FROM (
    SELECT b.id AS account_id, b.debits, b.credits, 0 AS pending_debits, 0 AS pending_credits
    FROM begun b WHERE b.debits <> 0 OR b.credits <> 0
    UNION ALL
    SELECT b.id, d.debits, d.credits, d.pending_debits, d.pending_credits
    FROM begun b CROSS JOIN LATERAL (
      SELECT sum(days.debits) AS debits, sum(days.credits) AS credits,
        sum(days.pending_debits) AS pending_debits, sum(days.pending_credits) AS pending_credits
      FROM ledger.account_days days
      WHERE days.account_id = b.id
        AND days.effective_on > b.through AND days.effective_on <= coalesce(as_of, 'infinity')
        AND days.recorded_on < coalesce((known_at AT TIME ZONE 'UTC')::date, 'infinity')
      HAVING count(*) > 0
    ) AS d
    UNION ALL
    SELECT b.id, 0, 0, d.pending_debits, d.pending_credits
    FROM begun b CROSS JOIN LATERAL (
      SELECT sum(days.pending_debits) AS pending_debits, sum(days.pending_credits) AS pending_credits
      FROM ledger.account_days days
      WHERE days.account_id = b.id AND days.effective_on <= least(b.through, as_of)
        AND days.recorded_on < coalesce((known_at AT TIME ZONE 'UTC')::date, 'infinity')
        AND (days.pending_debits <> 0 OR days.pending_credits <> 0)
      HAVING count(*) > 0
    ) AS d
    UNION ALL
    -- Of what is carried already, nothing is added again.
    SELECT e.account_id,
      CASE WHEN e.side = 'DEBIT' AND t.phase <> 'PENDING' AND (t.effective_on > b.through OR t.sign < 0)
        THEN t.sign * e.minor ELSE 0 END,
      CASE WHEN e.side = 'CREDIT' AND t.phase <> 'PENDING' AND (t.effective_on > b.through OR t.sign < 0)
        THEN t.sign * e.minor ELSE 0 END,
      CASE WHEN e.side = 'DEBIT' AND t.phase = 'PENDING' THEN t.sign * e.minor ELSE 0 END,
      CASE WHEN e.side = 'CREDIT' AND t.phase = 'PENDING' THEN t.sign * e.minor ELSE 0 END
    FROM written t
    JOIN ledger.entries e ON e.transaction_id = t.id
    JOIN begun b ON b.id = e.account_id
    WHERE t.effective_on <= coalesce(as_of, 'infinity')
    UNION ALL
    SELECT e.account_id, 0, 0,
      CASE WHEN e.side = 'DEBIT' THEN -t.sign * e.minor ELSE 0 END,
      CASE WHEN e.side = 'CREDIT' THEN -t.sign * e.minor ELSE 0 END
    FROM written t
    JOIN ledger.transactions held ON held.id = t.resolves
    JOIN ledger.entries e ON e.transaction_id = held.id
    JOIN begun b ON b.id = e.account_id
    WHERE held.effective_on <= coalesce(as_of, 'infinity')
  ) AS m
  GROUP BY m.account_id
$$;
--> statement-breakpoint
-- Carries forward what stands posted on each account at the end of a closed day.
CREATE FUNCTION ledger.carry_forward(closed date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  lately timestamptz;
BEGIN
  WITH written AS MATERIALIZED (
    SELECT t.recorded_at, t.effective_on FROM ledger.transactions t
    WHERE t.xid BETWEEN (SELECT horizon FROM ledger.folding) AND '18446744073709551615'
  )
  SELECT max(recorded_at) INTO lately FROM written WHERE effective_on <= closed;
  INSERT INTO ledger.carried_balances (account_id, through, debits, credits, known_from)
  SELECT a.id, closed, coalesce(s.debits, 0), coalesce(s.credits, 0),
    -- Of a day only the day is known on which its sums were written: all of it was by the end of that.
    greatest(lately, before.known_from, (
      SELECT (max(d.recorded_on) + 1)::timestamp AT TIME ZONE 'UTC' FROM ledger.account_days d
      WHERE d.account_id = a.id AND d.effective_on > coalesce(before.through, '-infinity')
        AND d.effective_on <= closed
    ), '-infinity')
  FROM ledger.accounts a
  LEFT JOIN ledger.standing_of(ARRAY(SELECT id FROM ledger.accounts), closed) s ON s.account_id = a.id
  LEFT JOIN LATERAL (
    SELECT carried.through, carried.known_from FROM ledger.carried_balances carried
    WHERE carried.account_id = a.id AND carried.through < closed
    ORDER BY carried.through DESC LIMIT 1
  ) AS before ON true;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION ledger.carry_forward(date) FROM public;
--> statement-breakpoint
-- By then nobody posts: the day is closed under the lock that keeps everybody from it, so that whatever was
-- written for that day is there to be seen, and no more can come.
CREATE FUNCTION ledger.close_period() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'the books are closed at the isolation level read committed only'
      USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM ledger.carry_forward(new.through);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER closed_periods_carried AFTER INSERT ON ledger.closed_periods
  FOR EACH ROW EXECUTE FUNCTION ledger.close_period();
--> statement-breakpoint
SELECT ledger.carry_forward(through) FROM (SELECT through FROM ledger.closed_periods ORDER BY through) AS closed;
--> statement-breakpoint
CREATE TRIGGER carried_balances_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.carried_balances
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger.carried_balances FROM ledger_app;
--> statement-breakpoint
-- For whoever wants to see it: what was carried forward, where adding all entries again comes to something
-- else. It comes to nothing.
CREATE FUNCTION ledger.carried_wrongly()
RETURNS TABLE (account_id text, through date, debits numeric, credits numeric, added_debits numeric, added_credits numeric)
LANGUAGE sql STABLE AS $$
  WITH days AS (
    SELECT e.account_id, t.effective_on,
      sum(CASE e.side WHEN 'DEBIT' THEN e.minor ELSE 0 END) AS debits,
      sum(CASE e.side WHEN 'CREDIT' THEN e.minor ELSE 0 END) AS credits
    FROM ledger.entries e JOIN ledger.transactions t ON t.id = e.transaction_id
    WHERE t.phase <> 'PENDING' GROUP BY e.account_id, t.effective_on
  ), added AS (
    SELECT c.account_id, c.through, c.debits, c.credits,
      coalesce(sum(d.debits), 0) AS added_debits, coalesce(sum(d.credits), 0) AS added_credits
    FROM ledger.carried_balances c
    LEFT JOIN days d ON d.account_id = c.account_id AND d.effective_on <= c.through
    GROUP BY c.account_id, c.through
  )
  SELECT * FROM added WHERE debits <> added_debits OR credits <> added_credits
$$;
