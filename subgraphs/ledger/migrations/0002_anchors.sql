CREATE TABLE "ledger"."anchor_leaves" (
	"anchor_id" text NOT NULL,
	"position" integer NOT NULL,
	"leaf_count" integer NOT NULL,
	"commitment" text NOT NULL,
	"path" "bytea" NOT NULL,
	CONSTRAINT "anchor_leaves_anchor_id_position_pk" PRIMARY KEY("anchor_id","position"),
	CONSTRAINT "anchor_leaves_commitment_unique" UNIQUE("commitment"),
	CONSTRAINT "anchor_leaves_position" CHECK ("ledger"."anchor_leaves"."position" >= 0 and "ledger"."anchor_leaves"."position" < "ledger"."anchor_leaves"."leaf_count"),
	CONSTRAINT "anchor_leaves_path" CHECK (octet_length("ledger"."anchor_leaves"."path") % 32 = 0)
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchors" (
	"id" text PRIMARY KEY NOT NULL,
	"root" text NOT NULL,
	"leaf_count" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "anchors_root_unique" UNIQUE("root"),
	CONSTRAINT "anchors_id_leaf_count" UNIQUE("id","leaf_count"),
	CONSTRAINT "anchors_leaf_count" CHECK ("ledger"."anchors"."leaf_count" between 1 and 4096)
);
--> statement-breakpoint
CREATE TABLE "ledger"."score_commitments" (
	"commitment" text PRIMARY KEY NOT NULL,
	"score_id" text NOT NULL,
	"user_id" text NOT NULL,
	"heard_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."waiting_leaves" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"commitment" text NOT NULL,
	CONSTRAINT "waiting_leaves_commitment_unique" UNIQUE("commitment")
);
--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" DROP CONSTRAINT "chain_transactions_kind";--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD COLUMN "anchor_id" text;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_leaves" ADD CONSTRAINT "anchor_leaves_anchor" FOREIGN KEY ("anchor_id","leaf_count") REFERENCES "ledger"."anchors"("id","leaf_count") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_anchor_id_anchors_id_fk" FOREIGN KEY ("anchor_id") REFERENCES "ledger"."anchors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_anchor_id_unique" UNIQUE("anchor_id");--> statement-breakpoint
ALTER TABLE "ledger"."chain_transactions" ADD CONSTRAINT "chain_transactions_kind" CHECK (("ledger"."chain_transactions"."kind" in ('DEPLOYMENT', 'COMMITMENT', 'ANCHOR'))
        and ("ledger"."chain_transactions"."kind" = 'COMMITMENT') = ("ledger"."chain_transactions"."transaction_id" is not null)
        and ("ledger"."chain_transactions"."kind" = 'ANCHOR') = ("ledger"."chain_transactions"."anchor_id" is not null)
        and ("ledger"."chain_transactions"."kind" = 'DEPLOYMENT') = ("ledger"."chain_transactions"."commitment" is null));