ALTER TABLE "ledger"."transactions" ADD COLUMN "recorded_by_kind" text;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "recorded_by_id" text;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_recorded_by" CHECK (("ledger"."transactions"."recorded_by_kind" is null) = ("ledger"."transactions"."recorded_by_id" is null)
        and "ledger"."transactions"."recorded_by_kind" in ('USER', 'PARTNER', 'SERVICE'));--> statement-breakpoint
-- What is there stays unsigned; nothing more is written that nobody signs.
CREATE FUNCTION ledger.refuse_unsigned() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'transaction % does not say who wrote it', new.id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_signed';
END $$;
--> statement-breakpoint
CREATE TRIGGER transactions_signed BEFORE INSERT ON ledger.transactions FOR EACH ROW
  WHEN (new.recorded_by_kind IS NULL OR new.recorded_by_id IS NULL)
  EXECUTE FUNCTION ledger.refuse_unsigned();
