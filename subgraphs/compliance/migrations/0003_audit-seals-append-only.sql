-- The ledger keeps what was sealed, and the chain the root above it: a seal that changed would only
-- hide which entry was rewritten.
CREATE TRIGGER audit_seals_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.audit_seals FROM compliance_app;
--> statement-breakpoint
-- Hashes do not shrink: kept as they are, one leaf is read without the others.
ALTER TABLE compliance.audit_seals ALTER COLUMN commitments SET STORAGE EXTERNAL;
