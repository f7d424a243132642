-- What the payment provider told stays as it told it.
CREATE TRIGGER payment_callbacks_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.payment_callbacks
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON lending.payment_callbacks FROM lending_app;
