-- What an officer did in a case, and when, is what an examiner asks for: it is appended and stays.
CREATE TRIGGER case_entries_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.case_entries
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.case_entries FROM compliance_app;
--> statement-breakpoint
-- A case moves on and is never taken away.
CREATE TRIGGER cases_stay
  BEFORE DELETE OR TRUNCATE ON compliance.cases
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON compliance.cases FROM compliance_app;
