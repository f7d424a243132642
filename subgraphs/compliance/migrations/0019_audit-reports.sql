-- A report says what was: it is made once, and nobody corrects it.
CREATE TRIGGER audit_reports_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.audit_reports
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.audit_reports FROM compliance_app;
--> statement-breakpoint
-- Reports look for entries of a few types among all that there are.
CREATE INDEX audit_entries_kyc_changed ON compliance.audit_entries (occurred_at)
  WHERE type IN ('compliance.kyc.changed', 'compliance.subject.screened');
