ALTER TABLE "ledger"."smart_contracts" DROP CONSTRAINT "smart_contracts_chain_name";--> statement-breakpoint
ALTER TABLE "ledger"."smart_contracts" ALTER COLUMN "chain" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."smart_contracts" ALTER COLUMN "address" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."smart_contracts" ADD COLUMN "requested_by" text;--> statement-breakpoint
ALTER TABLE "ledger"."smart_contracts" ADD COLUMN "replaced_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "smart_contracts_in_use" ON "ledger"."smart_contracts" USING btree ("chain","name") WHERE "ledger"."smart_contracts"."deployed_at" is not null and "ledger"."smart_contracts"."replaced_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "smart_contracts_on_its_way" ON "ledger"."smart_contracts" USING btree ("chain","name") WHERE "ledger"."smart_contracts"."deployed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "smart_contracts_requested" ON "ledger"."smart_contracts" USING btree ("name") WHERE "ledger"."smart_contracts"."chain" is null;--> statement-breakpoint
ALTER TABLE "ledger"."smart_contracts" ADD CONSTRAINT "smart_contracts_deployed" CHECK (("ledger"."smart_contracts"."deployed_at" is null or ("ledger"."smart_contracts"."address" is not null and "ledger"."smart_contracts"."chain" is not null))
        and ("ledger"."smart_contracts"."replaced_at" is null or "ledger"."smart_contracts"."deployed_at" is not null));