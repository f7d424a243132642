-- What an alert fired by stays as officers were shown it.
CREATE TRIGGER alert_firings_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.alert_firings
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.alert_firings FROM compliance_app;
