-- What a customer allowed, and that they took it back, is history.
CREATE TRIGGER partner_consents_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.partner_consents
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
CREATE TRIGGER partner_consent_revocations_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.partner_consent_revocations
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON lending.partner_consents, lending.partner_consent_revocations
  FROM lending_app;
