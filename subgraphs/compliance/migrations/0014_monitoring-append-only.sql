-- A rule that changed could not be held against what it found, nor an alert against what it was found by.
CREATE TRIGGER monitoring_rules_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.monitoring_rules
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER monitoring_rule_changes_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.monitoring_rule_changes
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER monitoring_hits_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.monitoring_hits
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER customer_risks_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.customer_risks
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.monitoring_rules, compliance.monitoring_rule_changes,
  compliance.monitoring_hits, compliance.customer_risks FROM compliance_app;
--> statement-breakpoint
-- What moved stays known, and so does what was held.
REVOKE DELETE, TRUNCATE ON compliance.movements, compliance.payment_holds FROM compliance_app;
