-- That somebody was confirmed to be a fraud, by whom and why, stays known once that is taken back.
CREATE TRIGGER superseded_resolutions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.superseded_resolutions
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.superseded_resolutions FROM compliance_app;
