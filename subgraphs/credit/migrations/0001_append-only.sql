-- A profile or a score is never changed: a correction is another row. Not even the owner's own
-- statements pass, unless a migration lifts the trigger first.
CREATE FUNCTION credit.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'credit.% is append-only: % is refused', tg_table_name, tg_op
    USING ERRCODE = 'insufficient_privilege', HINT = 'Append another row instead.';
END $$;
--> statement-breakpoint
CREATE TRIGGER financial_profiles_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON credit.financial_profiles
  FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER credit_scores_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON credit.credit_scores
  FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();
--> statement-breakpoint
-- The application's role is granted everything on new tables by default; here it may only add and
-- read. It owns nothing, so it can neither drop the triggers nor grant itself more.
REVOKE UPDATE, DELETE, TRUNCATE ON credit.financial_profiles, credit.credit_scores FROM credit_app;
