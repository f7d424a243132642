-- Decisions and allocations are history: what was decided or counted once is never changed. Not even
-- the owner's own statements pass, unless a migration lifts the trigger first.
CREATE FUNCTION lending.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'lending.% is append-only: % is refused', tg_table_name, tg_op
    USING ERRCODE = 'insufficient_privilege', HINT = 'Append another row instead.';
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.decisions
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
CREATE TRIGGER allocations_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.allocations
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
-- The role that serves owns nothing: it can neither drop the triggers nor grant itself more.
REVOKE UPDATE, DELETE, TRUNCATE ON lending.decisions, lending.allocations FROM lending_app;
