CREATE TABLE "ledger"."attestations" (
	"commitment" text PRIMARY KEY NOT NULL,
	"score_id" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"attest_id" text,
	"attester" text,
	"contract_id" text,
	"revoked_reason" text,
	"revoked_at" timestamp with time zone,
	"revoke_id" text,
	CONSTRAINT "attestations_signed" CHECK (("ledger"."attestations"."attester" is null) = ("ledger"."attestations"."contract_id" is null)),
	CONSTRAINT "attestations_revoked" CHECK (("ledger"."attestations"."revoked_reason" is null) = ("ledger"."attestations"."revoked_at" is null)
        and ("ledger"."attestations"."revoke_id" is null or "ledger"."attestations"."revoked_at" is not null)
        and "ledger"."attestations"."revoked_reason" in ('CORRECTED', 'ERASED', 'WITHDRAWN'))
);
--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" DROP CONSTRAINT "chain_transactions_kind";--> statement-breakpoint
ALTER TABLE "ledger"."attestations" ADD CONSTRAINT "attestations_commitment_score_commitments_commitment_fk" FOREIGN KEY ("commitment") REFERENCES "ledger"."score_commitments"("commitment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."attestations" ADD CONSTRAINT "attestations_attest_id_chain_transactions_id_fk" FOREIGN KEY ("attest_id") REFERENCES "ledger"."chain_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."attestations" ADD CONSTRAINT "attestations_contract_id_smart_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "ledger"."smart_contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."attestations" ADD CONSTRAINT "attestations_revoke_id_chain_transactions_id_fk" FOREIGN KEY ("revoke_id") REFERENCES "ledger"."chain_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attestations_waiting" ON "ledger"."attestations" USING btree ("expires_at","commitment") WHERE "ledger"."attestations"."attest_id" is null and "ledger"."attestations"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "attestations_to_revoke" ON "ledger"."attestations" USING btree ("commitment") WHERE "ledger"."attestations"."revoked_at" is not null and "ledger"."attestations"."revoke_id" is null
        and "ledger"."attestations"."contract_id" is not null;--> statement-breakpoint
CREATE INDEX "attestations_attest" ON "ledger"."attestations" USING btree ("attest_id");--> statement-breakpoint
CREATE INDEX "attestations_revoke" ON "ledger"."attestations" USING btree ("revoke_id");--> statement-breakpoint
CREATE INDEX "attestations_placed" ON "ledger"."attestations" USING btree ("contract_id","attester","commitment");--> statement-breakpoint
CREATE INDEX "attestations_user" ON "ledger"."attestations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "attestations_score" ON "ledger"."attestations" USING btree ("score_id");--> statement-breakpoint
CREATE INDEX "chain_transactions_attestations" ON "ledger"."chain_transactions" USING btree ("id") WHERE "ledger"."chain_transactions"."kind" in ('ATTESTATION', 'REVOCATION');--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_kind" CHECK (("ledger"."chain_transactions"."kind" in
        ('DEPLOYMENT', 'COMMITMENT', 'ANCHOR', 'LOAN', 'ATTESTATION', 'REVOCATION', 'FILLER'))
        and ("ledger"."chain_transactions"."kind" = 'COMMITMENT') = ("ledger"."chain_transactions"."transaction_id" is not null)
        and ("ledger"."chain_transactions"."kind" = 'ANCHOR') = ("ledger"."chain_transactions"."anchor_id" is not null)
        and ("ledger"."chain_transactions"."kind" = 'LOAN') = ("ledger"."chain_transactions"."loan_id" is not null)
        and ("ledger"."chain_transactions"."loan_id" is null) = ("ledger"."chain_transactions"."loan_step" is null)
        and ("ledger"."chain_transactions"."kind" in ('DEPLOYMENT', 'ATTESTATION', 'REVOCATION', 'FILLER'))
          = ("ledger"."chain_transactions"."commitment" is null));