-- A salt may be erased with the person whom its entry is about, once the trail holds that this was ordered;
-- without it nobody could tell that the entry's details were altered.
CREATE FUNCTION compliance.refuse_salt_erasure() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF EXISTS (
    SELECT FROM compliance.audit_entries e
    JOIN compliance.audit_entries o ON o.subject = e.subject
      AND o.stream = 'compliance' AND o.type = 'compliance.erasure.ordered'
    WHERE e.id = old.entry_id AND e.stream = 'identity'
  ) THEN
    RETURN old;
  END IF;
  RAISE EXCEPTION 'compliance.audit_salts: the salt of % stays: the trail holds no order to erase its subject', old.entry_id
    USING ERRCODE = 'insufficient_privilege', HINT = 'Salts go with the person, by an erasure.';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_salts_erased_with_the_person
  BEFORE DELETE ON compliance.audit_salts
  FOR EACH ROW EXECUTE FUNCTION compliance.refuse_salt_erasure();
--> statement-breakpoint
CREATE TRIGGER audit_salts_never_changed
  BEFORE UPDATE OR TRUNCATE ON compliance.audit_salts
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
