CREATE TABLE "ledger"."accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"normal_side" text NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_code_unique" UNIQUE("code"),
	CONSTRAINT "accounts_id_currency" UNIQUE("id","currency"),
	CONSTRAINT "accounts_type" CHECK ("ledger"."accounts"."type" in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
	CONSTRAINT "accounts_normal_side" CHECK ("ledger"."accounts"."normal_side" in ('DEBIT', 'CREDIT'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."dead_letter" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"consumer" text NOT NULL,
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"event" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"error" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."entries" (
	"id" text PRIMARY KEY NOT NULL,
	"transaction_id" text NOT NULL,
	"account_id" text NOT NULL,
	"position" smallint NOT NULL,
	"side" text NOT NULL,
	"minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "entries_place" UNIQUE("transaction_id","position"),
	CONSTRAINT "entries_side" CHECK ("ledger"."entries"."side" in ('DEBIT', 'CREDIT')),
	CONSTRAINT "entries_minor" CHECK ("ledger"."entries"."minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger"."inbox" (
	"consumer" text NOT NULL,
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_stream_pk" PRIMARY KEY("consumer","stream")
);
--> statement-breakpoint
CREATE TABLE "ledger"."outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"seq" bigint,
	"event" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
CREATE TABLE "ledger"."transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"posting_id" text NOT NULL,
	"input_hash" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"entry_count" smallint NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"user_id" text,
	"partner_id" text,
	"loan_id" text,
	"payment_id" text,
	"reverses" text,
	CONSTRAINT "transactions_posting_id_unique" UNIQUE("posting_id"),
	CONSTRAINT "transactions_reverses_unique" UNIQUE("reverses"),
	CONSTRAINT "transactions_status" CHECK ("ledger"."transactions"."status" = 'POSTED'),
	CONSTRAINT "transactions_amount" CHECK ("ledger"."transactions"."amount_minor" >= 0),
	CONSTRAINT "transactions_entry_count" CHECK ("ledger"."transactions"."entry_count" >= 2)
);
--> statement-breakpoint
CREATE TABLE "ledger"."chain_attempts" (
	"hash" text NOT NULL,
	"chain_transaction_id" text NOT NULL,
	"chain" text NOT NULL,
	"nonce" bigint,
	"signed" text,
	"max_fee_per_gas" bigint NOT NULL,
	"max_priority_fee_per_gas" bigint NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"broadcast_at" timestamp with time zone,
	CONSTRAINT "chain_attempts_hash_chain_pk" PRIMARY KEY("hash","chain")
);
--> statement-breakpoint
CREATE TABLE "ledger"."chain_nonces" (
	"chain" text NOT NULL,
	"sender" text NOT NULL,
	"next_nonce" bigint NOT NULL,
	CONSTRAINT "chain_nonces_chain_sender_pk" PRIMARY KEY("chain","sender")
);
--> statement-breakpoint
CREATE TABLE "ledger"."chain_transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"transaction_id" text,
	"commitment" text,
	"contract_id" text,
	"chain" text,
	"sender" text,
	"nonce" bigint,
	"hash" text,
	"status" text NOT NULL,
	"confirmations" integer NOT NULL,
	"required_confirmations" integer NOT NULL,
	"block_number" bigint,
	"block_hash" text,
	"settled" boolean NOT NULL,
	"failures" integer NOT NULL,
	"last_error" text,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "chain_transactions_transaction_id_unique" UNIQUE("transaction_id"),
	CONSTRAINT "chain_transactions_commitment_unique" UNIQUE("commitment"),
	CONSTRAINT "chain_transactions_nonce" UNIQUE("chain","sender","nonce"),
	CONSTRAINT "chain_transactions_kind" CHECK (("ledger"."chain_transactions"."kind" = 'COMMITMENT') = ("ledger"."chain_transactions"."transaction_id" is not null and "ledger"."chain_transactions"."commitment" is not null)),
	CONSTRAINT "chain_transactions_status" CHECK ("ledger"."chain_transactions"."status" in ('PENDING', 'CONFIRMING', 'CONFIRMED')),
	CONSTRAINT "chain_transactions_block" CHECK (("ledger"."chain_transactions"."status" = 'PENDING') = ("ledger"."chain_transactions"."block_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "ledger"."chains" (
	"id" text PRIMARY KEY NOT NULL,
	"chain_id" bigint NOT NULL,
	"genesis_hash" text NOT NULL,
	"life" integer NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"lost_at" timestamp with time zone,
	CONSTRAINT "chains_life" UNIQUE("chain_id","genesis_hash","life")
);
--> statement-breakpoint
CREATE TABLE "ledger"."commitment_salts" (
	"transaction_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."smart_contracts" (
	"id" text PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deployed_at" timestamp with time zone,
	CONSTRAINT "smart_contracts_chain_name" UNIQUE("chain","name")
);
--> statement-breakpoint
ALTER TABLE "ledger"."entries" ADD CONSTRAINT "entries_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "ledger"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."entries" ADD CONSTRAINT "entries_account" FOREIGN KEY ("account_id","currency") REFERENCES "ledger"."accounts"("id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."transactions" ADD CONSTRAINT "transactions_reverses" FOREIGN KEY ("reverses") REFERENCES "ledger"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_attempts" ADD CONSTRAINT "chain_attempts_chain_transaction_id_chain_transactions_id_fk" FOREIGN KEY ("chain_transaction_id") REFERENCES "ledger"."chain_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_attempts" ADD CONSTRAINT "chain_attempts_chain_chains_id_fk" FOREIGN KEY ("chain") REFERENCES "ledger"."chains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_nonces" ADD CONSTRAINT "chain_nonces_chain_chains_id_fk" FOREIGN KEY ("chain") REFERENCES "ledger"."chains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "ledger"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_contract_id_smart_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "ledger"."smart_contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_chain_chains_id_fk" FOREIGN KEY ("chain") REFERENCES "ledger"."chains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."commitment_salts" ADD CONSTRAINT "commitment_salts_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "ledger"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."smart_contracts" ADD CONSTRAINT "smart_contracts_chain_chains_id_fk" FOREIGN KEY ("chain") REFERENCES "ledger"."chains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dead_letter_consumer" ON "ledger"."dead_letter" USING btree ("consumer","id");--> statement-breakpoint
CREATE INDEX "entries_account_id" ON "ledger"."entries" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "outbox_unnumbered" ON "ledger"."outbox" USING btree ("id") WHERE seq is null;--> statement-breakpoint
CREATE INDEX "outbox_recorded_at" ON "ledger"."outbox" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "transactions_loan" ON "ledger"."transactions" USING btree ("loan_id","id");--> statement-breakpoint
CREATE INDEX "transactions_user" ON "ledger"."transactions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "transactions_effective" ON "ledger"."transactions" USING btree ("effective_on");--> statement-breakpoint
CREATE INDEX "chain_attempts_transaction" ON "ledger"."chain_attempts" USING btree ("chain_transaction_id","signed_at");--> statement-breakpoint
CREATE INDEX "chain_transactions_open" ON "ledger"."chain_transactions" USING btree ("id") WHERE not "ledger"."chain_transactions"."settled";--> statement-breakpoint
CREATE INDEX "chain_transactions_chain" ON "ledger"."chain_transactions" USING btree ("chain","status");