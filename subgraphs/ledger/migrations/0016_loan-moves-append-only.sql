-- What was meant for a chain was meant for it, and a loan is known there by one agreement.
CREATE TRIGGER loan_moves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.loan_moves
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('A loan comes into each state once.');
--> statement-breakpoint
CREATE TRIGGER loan_move_salts_unchanged BEFORE UPDATE OR TRUNCATE ON ledger.loan_move_salts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('A salt is kept as it is, or destroyed by destroySalts.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.loan_moves FROM ledger_app;
--> statement-breakpoint
REVOKE UPDATE, TRUNCATE ON ledger.loan_move_salts FROM ledger_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.loan_registrations FROM ledger_app;
--> statement-breakpoint
GRANT UPDATE (status, status_since, step, next_move_at) ON ledger.loan_registrations TO ledger_app;
