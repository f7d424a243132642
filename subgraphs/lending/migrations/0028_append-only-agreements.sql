-- What was agreed on is what a loan is named by on a chain: it stays as it was.
CREATE TRIGGER loan_agreements_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.loan_agreements
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON lending.loan_agreements FROM lending_app;
