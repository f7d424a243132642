-- What was found stays found: of a difference only when it was right again is added, once.
CREATE TRIGGER reconciliation_differences_append_only
  BEFORE DELETE OR TRUNCATE ON ledger.reconciliation_differences
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('What differs again is another difference.');
--> statement-breakpoint
CREATE TRIGGER reconciliation_differences_resolved_once
  BEFORE UPDATE ON ledger.reconciliation_differences FOR EACH ROW
  WHEN (old.resolved_at IS NOT NULL OR new.resolved_at IS NULL
    OR (old.id, old.scope, old.kind, old.subject, old.expected, old.found, old.first_seen_at)
      IS DISTINCT FROM (new.id, new.scope, new.kind, new.subject, new.expected, new.found, new.first_seen_at))
  EXECUTE FUNCTION ledger.refuse_change('What differs again is another difference.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.reconciliation_differences FROM ledger_app;
--> statement-breakpoint
GRANT UPDATE (resolved_at) ON ledger.reconciliation_differences TO ledger_app;
--> statement-breakpoint
REVOKE TRUNCATE ON ledger.reconciliations, ledger.told_books FROM ledger_app;
