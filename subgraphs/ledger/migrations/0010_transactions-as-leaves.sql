CREATE TABLE "ledger"."leaf_cursor" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"xid" "xid8" NOT NULL,
	"transaction_id" text NOT NULL,
	CONSTRAINT "leaf_cursor_one" CHECK ("ledger"."leaf_cursor"."one")
);
--> statement-breakpoint
CREATE TABLE "ledger"."salt_destructions" (
	"user_id" text NOT NULL,
	"destroyed_at" timestamp with time zone NOT NULL,
	"destroyed_by" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "salt_destructions_user_id_destroyed_at_pk" PRIMARY KEY("user_id","destroyed_at")
);
--> statement-breakpoint
CREATE TABLE "ledger"."transaction_leaves" (
	"transaction_id" text PRIMARY KEY NOT NULL,
	"commitment" text NOT NULL,
	CONSTRAINT "transaction_leaves_commitment_unique" UNIQUE("commitment")
);
--> statement-breakpoint
DROP INDEX "ledger"."transactions_xid";--> statement-breakpoint
ALTER TABLE "ledger"."transaction_leaves" ADD CONSTRAINT "transaction_leaves_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "ledger"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."transaction_leaves" ADD CONSTRAINT "transaction_leaves_commitment_anchor_leaves_commitment_fk" FOREIGN KEY ("commitment") REFERENCES "ledger"."anchor_leaves"("commitment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transactions_xid" ON "ledger"."transactions" USING btree ("xid","id");