-- What an examiner relies on is appended and never changed: the audit trail, screenings, decisions
-- and the content of lists. Not even the owner's own statements pass, unless a migration lifts the
-- trigger first.
CREATE FUNCTION compliance.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'compliance.% is append-only: % is refused', tg_table_name, tg_op
    USING ERRCODE = 'insufficient_privilege', HINT = 'Append another row instead.';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER screenings_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.screenings
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER kyc_decisions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.kyc_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER list_versions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.list_versions
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER list_entries_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.list_entries
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
-- The application's role is granted everything on new tables by default; here it may only add and
-- read. It owns nothing, so it can neither drop the triggers nor grant itself more.
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.audit_entries, compliance.screenings,
  compliance.kyc_decisions, compliance.list_versions, compliance.list_entries FROM compliance_app;
--> statement-breakpoint
-- A salt may be erased, never changed; the end of a day moves on and is never taken away.
REVOKE UPDATE, TRUNCATE ON compliance.audit_salts FROM compliance_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON compliance.audit_heads FROM compliance_app;
