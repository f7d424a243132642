CREATE TRIGGER audit_commitments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.audit_commitments
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('Compliance tells of a new entry with a commitment of its own.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.audit_commitments FROM ledger_app;
