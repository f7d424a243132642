CREATE TABLE "lending"."payment_callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"code" text,
	"reason" text,
	"outcome" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."payout_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"user_id" text NOT NULL,
	"account" text NOT NULL,
	"account_hash" text NOT NULL,
	"holder_name" text,
	"status" text NOT NULL,
	"refusal_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"verified_at" timestamp with time zone,
	"ask_again_at" timestamp with time zone,
	CONSTRAINT "payout_accounts_verified" CHECK (status <> 'VERIFIED' or verified_at is not null)
);
--> statement-breakpoint
CREATE TABLE "lending"."simulated_orders" (
	"id" text NOT NULL,
	"service" text NOT NULL,
	"ending" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"delivered" integer NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp with time zone,
	CONSTRAINT "simulated_orders_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
DROP INDEX "lending"."payments_one_payout";--> statement-breakpoint
ALTER TABLE "lending"."loans" ALTER COLUMN "payout_account" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD COLUMN "payout_account_id" text;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "returned_on" date;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "inquiries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD COLUMN "inquired_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "payment_callbacks_order_id_received_at_index" ON "lending"."payment_callbacks" USING btree ("order_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_accounts_once" ON "lending"."payout_accounts" USING btree ("user_id","account_hash") WHERE status <> 'REMOVED';--> statement-breakpoint
CREATE INDEX "payout_accounts_pending" ON "lending"."payout_accounts" USING btree ("ask_again_at") WHERE status = 'PENDING';--> statement-breakpoint
CREATE INDEX "simulated_orders_next" ON "lending"."simulated_orders" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD CONSTRAINT "loans_payout_account_id_payout_accounts_id_fk" FOREIGN KEY ("payout_account_id") REFERENCES "lending"."payout_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_pending" ON "lending"."payments" USING btree ("created_at","id") WHERE status = 'PENDING';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_payout" ON "lending"."payments" USING btree ("loan_id") WHERE direction = 'PAYOUT' and status not in ('FAILED', 'RETURNED');--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD CONSTRAINT "payments_returned" CHECK ((status = 'RETURNED') = (returned_on is not null));