-- What happened to a loan happened: what turns out otherwise is another entry. Whatever else is told of a
-- loan follows from these rows, so that they are the last that may be lost or changed.
CREATE TRIGGER loan_entries_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.loan_entries
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON lending.loan_entries FROM lending_app;
--> statement-breakpoint
-- What follows from the entries is written anew after each of them.
GRANT DELETE ON lending.instalments, lending.loan_standings TO lending_app;
