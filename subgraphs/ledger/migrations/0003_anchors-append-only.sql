-- What was anchored stays as it was: a leaf that changed would no longer be under the root that the
-- chain holds. The hint of the books does not fit here, so a trigger may bring its own.
CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'ledger.% is append-only: % is refused', tg_table_name, tg_op
    USING ERRCODE = 'insufficient_privilege',
      HINT = coalesce(tg_argv[0], 'Correct a posting with another posting.');
END $$;
--> statement-breakpoint
CREATE TRIGGER score_commitments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.score_commitments
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('A new score has a commitment of its own.');
--> statement-breakpoint
CREATE TRIGGER anchors_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.anchors
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('The chain holds the root: make a new anchor.');
--> statement-breakpoint
CREATE TRIGGER anchor_leaves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.anchor_leaves
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('The chain holds the root: make a new anchor.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.score_commitments, ledger.anchors, ledger.anchor_leaves FROM ledger_app;
--> statement-breakpoint
REVOKE TRUNCATE ON ledger.waiting_leaves FROM ledger_app;
