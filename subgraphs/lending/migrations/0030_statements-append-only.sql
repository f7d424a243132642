-- What the provider said and what was found of it stays: of a difference only when it was right again is
-- added, once.
CREATE TRIGGER payment_statements_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.payment_statements
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
CREATE TRIGGER payment_statement_lines_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.payment_statement_lines
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
CREATE TRIGGER payment_differences_append_only
  BEFORE DELETE OR TRUNCATE ON lending.payment_differences
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
CREATE TRIGGER payment_differences_resolved_once
  BEFORE UPDATE ON lending.payment_differences FOR EACH ROW
  WHEN (old.resolved_at IS NOT NULL OR new.resolved_at IS NULL
    OR (old.id, old.statement_id, old.kind, old.reference, old.payment_id, old.expected, old.found, old.first_seen_at)
      IS DISTINCT FROM (new.id, new.statement_id, new.kind, new.reference, new.payment_id, new.expected, new.found, new.first_seen_at))
  EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON lending.payment_statements, lending.payment_statement_lines,
  lending.payment_differences FROM lending_app;
--> statement-breakpoint
GRANT UPDATE (resolved_at) ON lending.payment_differences TO lending_app;
