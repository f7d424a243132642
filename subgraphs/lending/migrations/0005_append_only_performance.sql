-- What was told of a month was told to others: it stays, and what is found out later is told of later.
CREATE TRIGGER loan_performance_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.loan_performance
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON lending.loan_performance FROM lending_app;
