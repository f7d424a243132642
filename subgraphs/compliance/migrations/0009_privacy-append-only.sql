-- What was destroyed where, and what somebody allowed, is appended and never changed; a restriction is
-- closed once. A restored backup is brought up to date by the register.
CREATE TRIGGER erasure_register_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.erasure_register
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER consents_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.consents
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.erasure_register, compliance.consents FROM compliance_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON compliance.erasures, compliance.erasure_parts, compliance.restrictions
  FROM compliance_app;
