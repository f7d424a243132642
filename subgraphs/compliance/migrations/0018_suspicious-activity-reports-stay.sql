-- What was drawn up, and perhaps filed, is what an examiner asks for: a report goes from status to status,
-- its file stays as it was made.
CREATE TRIGGER sars_stay
  BEFORE DELETE OR TRUNCATE ON compliance.sars
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER sars_file_append_only
  BEFORE UPDATE OF id, case_id, subject, kind, prior_bsa_id, xml, sha256, prepared_by, prepared_at
  ON compliance.sars
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON compliance.sars FROM compliance_app;
