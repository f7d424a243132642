-- An assessment that changed could not be held against what was decided by it.
CREATE TRIGGER fraud_assessments_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.fraud_assessments
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.fraud_assessments FROM compliance_app;
--> statement-breakpoint
-- What was asked about stays known; what was answered is emptied.
REVOKE DELETE, TRUNCATE ON compliance.fraud_requests FROM compliance_app;
--> statement-breakpoint
REVOKE TRUNCATE ON compliance.fraud_traces FROM compliance_app;
