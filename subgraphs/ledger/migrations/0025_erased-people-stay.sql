CREATE TRIGGER erased_people_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.erased_people
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change('Who was erased stays so: what is heard of them later is not kept.');
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON ledger.erased_people FROM ledger_app;
--> statement-breakpoint
-- Of who was erased before there was this table the destruction of their salts tells.
INSERT INTO ledger.erased_people (user_id, erasure_id, erased_at)
SELECT DISTINCT ON (user_id) user_id, asked_by, destroyed_at FROM ledger.salt_destructions
WHERE asked_by LIKE 'erasure\_%' ORDER BY user_id, destroyed_at;
