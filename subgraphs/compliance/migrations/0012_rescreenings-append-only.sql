-- What an examiner relies on is appended and never changed.
CREATE TRIGGER subject_facts_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.subject_facts
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER match_verdicts_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.match_verdicts
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER rescreening_failures_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.rescreening_failures
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
-- A comparison of all customers moves while it is under way. Once it has ended it stays as it is, and
-- what it compared with stays as it was from the beginning.
CREATE FUNCTION compliance.keep_rescreening() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF tg_op = 'UPDATE' AND old.ended_at IS NULL
    AND (new.id, new.cause, new.scope, new.version_ids, new.base_version_ids, new.began_at)
      IS NOT DISTINCT FROM
      (old.id, old.cause, old.scope, old.version_ids, old.base_version_ids, old.began_at) THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'compliance.rescreenings keeps what was compared: % is refused', tg_op
    USING ERRCODE = 'insufficient_privilege', HINT = 'Begin another comparison instead.';
END $$;
--> statement-breakpoint
CREATE TRIGGER rescreenings_kept
  BEFORE UPDATE OR DELETE ON compliance.rescreenings
  FOR EACH ROW EXECUTE FUNCTION compliance.keep_rescreening();
--> statement-breakpoint
CREATE TRIGGER rescreenings_not_truncated
  BEFORE TRUNCATE ON compliance.rescreenings
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
ALTER TABLE compliance.match_verdicts
  ADD CONSTRAINT match_verdicts_screening_fk FOREIGN KEY (screening_id) REFERENCES compliance.screenings (id),
  ADD CONSTRAINT match_verdicts_decision_fk FOREIGN KEY (decision_id) REFERENCES compliance.kyc_decisions (id),
  ADD CONSTRAINT match_verdicts_facts_fk FOREIGN KEY (user_id, facts_number)
    REFERENCES compliance.subject_facts (user_id, number);
--> statement-breakpoint
ALTER TABLE compliance.screenings
  ADD CONSTRAINT screenings_run_fk FOREIGN KEY (run_id) REFERENCES compliance.rescreenings (id),
  ADD CONSTRAINT screenings_hashes CHECK (cardinality(entry_hashes) = cardinality(entities));
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.subject_facts, compliance.match_verdicts,
  compliance.rescreening_failures FROM compliance_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON compliance.rescreenings FROM compliance_app;
