CREATE TABLE "ledger"."loan_move_salts" (
	"loan_id" text NOT NULL,
	"step" smallint NOT NULL,
	"salt" "bytea" NOT NULL,
	CONSTRAINT "loan_move_salts_loan_id_step_pk" PRIMARY KEY("loan_id","step")
);
--> statement-breakpoint
CREATE TABLE "ledger"."loan_moves" (
	"loan_id" text NOT NULL,
	"step" smallint NOT NULL,
	"content" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_moves_loan_id_step_pk" PRIMARY KEY("loan_id","step"),
	CONSTRAINT "loan_moves_step" CHECK ("ledger"."loan_moves"."step" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "ledger"."loan_registrations" (
	"loan_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"agreement" text NOT NULL,
	"status" text NOT NULL,
	"status_since" timestamp with time zone NOT NULL,
	"step" smallint NOT NULL,
	"next_move_at" timestamp with time zone,
	"heard_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_registrations_agreement_unique" UNIQUE("agreement"),
	CONSTRAINT "loan_registrations_step" CHECK ("ledger"."loan_registrations"."step" between 0 and 4)
);
--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" DROP CONSTRAINT "chain_transactions_kind";--> statement-breakpoint
ALTER TABLE "ledger"."chain_attempts" DROP CONSTRAINT "chain_attempts_hash_chain_pk";--> statement-breakpoint
ALTER TABLE "ledger"."chain_attempts" ADD CONSTRAINT "chain_attempts_hash_chain_chain_transaction_id_pk" PRIMARY KEY("hash","chain","chain_transaction_id");--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD COLUMN "loan_id" text;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD COLUMN "loan_step" smallint;--> statement-breakpoint
ALTER TABLE "ledger"."loan_move_salts" ADD CONSTRAINT "loan_move_salts_move" FOREIGN KEY ("loan_id","step") REFERENCES "ledger"."loan_moves"("loan_id","step") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."loan_moves" ADD CONSTRAINT "loan_moves_loan_id_loan_registrations_loan_id_fk" FOREIGN KEY ("loan_id") REFERENCES "ledger"."loan_registrations"("loan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "loan_registrations_due" ON "ledger"."loan_registrations" USING btree ("next_move_at") WHERE "ledger"."loan_registrations"."next_move_at" is not null;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_loan_move" FOREIGN KEY ("loan_id","loan_step") REFERENCES "ledger"."loan_moves"("loan_id","step") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_loan" UNIQUE("loan_id","loan_step");--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_kind" CHECK (("ledger"."chain_transactions"."kind" in ('DEPLOYMENT', 'COMMITMENT', 'ANCHOR', 'LOAN', 'FILLER'))
        and ("ledger"."chain_transactions"."kind" = 'COMMITMENT') = ("ledger"."chain_transactions"."transaction_id" is not null)
        and ("ledger"."chain_transactions"."kind" = 'ANCHOR') = ("ledger"."chain_transactions"."anchor_id" is not null)
        and ("ledger"."chain_transactions"."kind" = 'LOAN') = ("ledger"."chain_transactions"."loan_id" is not null)
        and ("ledger"."chain_transactions"."loan_id" is null) = ("ledger"."chain_transactions"."loan_step" is null)
        and ("ledger"."chain_transactions"."kind" in ('DEPLOYMENT', 'FILLER')) = ("ledger"."chain_transactions"."commitment" is null));