-- A version is what it was imported as, for as long as a screening names it: its contents, which of
-- them it holds, what it changed, and who let a smaller one replace it are appended and never changed.
CREATE TRIGGER list_contents_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.list_contents
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER list_version_contents_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.list_version_contents
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER list_changes_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.list_changes
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER list_acceptances_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.list_acceptances
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.list_contents, compliance.list_version_contents,
  compliance.list_changes, compliance.list_acceptances FROM compliance_app;
