-- What was to be attested, of whom and until when stays; so does that it was revoked. How far the chain is
-- with it changes.
CREATE TRIGGER attestations_kept BEFORE DELETE OR TRUNCATE ON ledger.attestations
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('An attestation ends with its time, or is revoked.');
--> statement-breakpoint
CREATE TRIGGER attestations_revoked_once BEFORE UPDATE ON ledger.attestations
  FOR EACH ROW WHEN (old.revoked_at IS NOT NULL AND (
    new.revoked_at IS DISTINCT FROM old.revoked_at OR new.revoked_reason IS DISTINCT FROM old.revoked_reason))
  EXECUTE FUNCTION ledger.refuse_change('What was revoked stays so: a new score has a word of its own.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.attestations FROM ledger_app;
--> statement-breakpoint
GRANT UPDATE (attest_id, attester, contract_id, revoked_reason, revoked_at, revoke_id)
  ON ledger.attestations TO ledger_app;
