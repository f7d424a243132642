-- Whom somebody was matched with is encrypted with their retention key. In rows of before it stands in clear, and is sealed
-- once, by a job: nothing else of them changes, and no row that is sealed, or of whom nothing was matched.
CREATE FUNCTION compliance.refuse_change_but_sealing() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  before CONSTANT jsonb := to_jsonb(old);
  after CONSTANT jsonb := to_jsonb(new);
  sealed CONSTANT text[] := ARRAY['entities', 'entry_hashes', 'carried', 'entity', 'entry_hash', 'entities_sealed'];
BEGIN
  IF before ->> 'entities_sealed' IS NULL AND after ->> 'entities_sealed' IS NOT NULL
    AND coalesce(before ->> 'entities', before ->> 'entity') <> '[]'
    AND coalesce(after ->> 'entities', after ->> 'entity', after ->> 'entry_hashes', after ->> 'entry_hash') IS NULL
    AND before - sealed = after - sealed
  THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'compliance.% is append-only: % is refused', tg_table_name, tg_op
    USING ERRCODE = 'insufficient_privilege', HINT = 'Append another row instead.';
END $$;
--> statement-breakpoint
DROP TRIGGER screenings_append_only ON compliance.screenings;
--> statement-breakpoint
CREATE TRIGGER screenings_append_only
  BEFORE DELETE OR TRUNCATE ON compliance.screenings
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER screenings_sealed_once
  BEFORE UPDATE ON compliance.screenings
  FOR EACH ROW EXECUTE FUNCTION compliance.refuse_change_but_sealing();
--> statement-breakpoint
DROP TRIGGER kyc_decisions_append_only ON compliance.kyc_decisions;
--> statement-breakpoint
CREATE TRIGGER kyc_decisions_append_only
  BEFORE DELETE OR TRUNCATE ON compliance.kyc_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER kyc_decisions_sealed_once
  BEFORE UPDATE ON compliance.kyc_decisions
  FOR EACH ROW EXECUTE FUNCTION compliance.refuse_change_but_sealing();
--> statement-breakpoint
DROP TRIGGER match_verdicts_append_only ON compliance.match_verdicts;
--> statement-breakpoint
CREATE TRIGGER match_verdicts_append_only
  BEFORE DELETE OR TRUNCATE ON compliance.match_verdicts
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER match_verdicts_sealed_once
  BEFORE UPDATE ON compliance.match_verdicts
  FOR EACH ROW EXECUTE FUNCTION compliance.refuse_change_but_sealing();
--> statement-breakpoint
GRANT UPDATE (entities, entry_hashes, carried, entities_sealed) ON compliance.screenings TO compliance_app;
--> statement-breakpoint
GRANT UPDATE (entities, entities_sealed) ON compliance.kyc_decisions TO compliance_app;
--> statement-breakpoint
GRANT UPDATE (entity, entry_hash, entities_sealed) ON compliance.match_verdicts TO compliance_app;
--> statement-breakpoint
-- By its key nobody finds an alert any more once it is resolved.
UPDATE compliance.alerts SET dedupe_key = id WHERE source = 'SCREENING' AND status = 'RESOLVED';
