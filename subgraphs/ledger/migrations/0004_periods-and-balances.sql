CREATE TABLE "ledger"."idempotency_keys" (
	"principal" text NOT NULL,
	"mutation" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"entity_id" text,
	"user_errors" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_principal_mutation_key_pk" PRIMARY KEY("principal","mutation","key")
);
--> statement-breakpoint
CREATE TABLE "ledger"."account_days" (
	"account_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_on" date NOT NULL,
	"debits" numeric(38, 0) NOT NULL,
	"credits" numeric(38, 0) NOT NULL,
	"pending_debits" numeric(38, 0) NOT NULL,
	"pending_credits" numeric(38, 0) NOT NULL,
	CONSTRAINT "account_days_account_id_effective_on_recorded_on_pk" PRIMARY KEY("account_id","effective_on","recorded_on")
);
--> statement-breakpoint
CREATE TABLE "ledger"."closed_periods" (
	"through" date PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"closed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."folding" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"horizon" "xid8" NOT NULL,
	CONSTRAINT "folding_one" CHECK ("ledger"."folding"."one")
);
--> statement-breakpoint
ALTER TABLE "ledger"."transactions" DROP CONSTRAINT "transactions_status";--> statement-breakpoint
ALTER TABLE "ledger"."transactions" DROP CONSTRAINT "transactions_entry_count";--> statement-breakpoint
DROP INDEX "ledger"."transactions_effective";--> statement-breakpoint
ALTER TABLE "ledger"."accounts" ADD COLUMN "least_minor" bigint;--> statement-breakpoint
ALTER TABLE "ledger"."accounts" ADD COLUMN "most_minor" bigint;--> statement-breakpoint
ALTER TABLE "ledger"."accounts" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."accounts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "phase" text DEFAULT 'SINGLE' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "resolves" text;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "void_reason" text;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "batch_id" text;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "value_on" date;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD COLUMN "xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."account_days" ADD CONSTRAINT "account_days_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "ledger"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_resolves" FOREIGN KEY ("resolves") REFERENCES "ledger"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transactions_recorded" ON "ledger"."transactions" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "transactions_xid" ON "ledger"."transactions" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "transactions_batch" ON "ledger"."transactions" USING btree ("batch_id") WHERE "ledger"."transactions"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "transactions_pending" ON "ledger"."transactions" USING btree ("expires_at") WHERE "ledger"."transactions"."phase" = 'PENDING';--> statement-breakpoint
CREATE INDEX "transactions_effective" ON "ledger"."transactions" USING btree ("effective_on","id");--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_resolves_unique" UNIQUE("resolves");--> statement-breakpoint
ALTER TABLE "ledger"."accounts" ADD CONSTRAINT "accounts_limit" CHECK ("ledger"."accounts"."least_minor" <= "ledger"."accounts"."most_minor");--> statement-breakpoint
ALTER TABLE "ledger"."entries" ADD CONSTRAINT "entries_position" CHECK ("ledger"."entries"."position" >= 0);--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_phase" CHECK ("ledger"."transactions"."phase" in ('SINGLE', 'PENDING', 'POST', 'VOID'));--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_resolving" CHECK (("ledger"."transactions"."phase" in ('POST', 'VOID')) = ("ledger"."transactions"."resolves" is not null));--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_void_reason" CHECK (("ledger"."transactions"."phase" = 'VOID') = ("ledger"."transactions"."void_reason" is not null)
        and "ledger"."transactions"."void_reason" in ('VOIDED', 'EXPIRED'));--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_expiry" CHECK ("ledger"."transactions"."expires_at" is null or "ledger"."transactions"."phase" = 'PENDING');--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_reversing" CHECK ("ledger"."transactions"."reverses" is null or "ledger"."transactions"."phase" = 'SINGLE');--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_entry_count" CHECK (case when "ledger"."transactions"."phase" = 'VOID' then "ledger"."transactions"."entry_count" = 0
        else "ledger"."transactions"."entry_count" between 2 and 100 end);--> statement-breakpoint
ALTER TABLE "ledger"."transactions" DROP COLUMN "status";
