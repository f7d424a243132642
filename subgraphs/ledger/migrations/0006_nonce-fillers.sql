ALTER TABLE "ledger"."chain_transactions" DROP CONSTRAINT "chain_transactions_kind";--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_kind" CHECK (("ledger"."chain_transactions"."kind" in ('DEPLOYMENT', 'COMMITMENT', 'ANCHOR', 'FILLER'))
        and ("ledger"."chain_transactions"."kind" = 'COMMITMENT') = ("ledger"."chain_transactions"."transaction_id" is not null)
        and ("ledger"."chain_transactions"."kind" = 'ANCHOR') = ("ledger"."chain_transactions"."anchor_id" is not null)
        and ("ledger"."chain_transactions"."kind" in ('DEPLOYMENT', 'FILLER')) = ("ledger"."chain_transactions"."commitment" is null));