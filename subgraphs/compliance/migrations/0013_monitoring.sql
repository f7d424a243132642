CREATE TABLE "compliance"."customer_risks" (
	"user_id" text NOT NULL,
	"number" integer NOT NULL,
	"score" integer NOT NULL,
	"band" text NOT NULL,
	"version" text NOT NULL,
	"facts" text,
	"cause" text NOT NULL,
	"assessed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_risks_user_id_number_pk" PRIMARY KEY("user_id","number"),
	CONSTRAINT "customer_risks_score" CHECK ("compliance"."customer_risks"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "compliance"."monitoring_hits" (
	"code" text NOT NULL,
	"payment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"key" text NOT NULL,
	"alert_id" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "monitoring_hits_code_payment_id_pk" PRIMARY KEY("code","payment_id")
);
--> statement-breakpoint
CREATE TABLE "compliance"."monitoring_rule_changes" (
	"code" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer,
	"changed_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "monitoring_rule_changes_code_number_pk" PRIMARY KEY("code","number"),
	CONSTRAINT "monitoring_rule_changes_number" CHECK ("compliance"."monitoring_rule_changes"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "compliance"."monitoring_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"declared_by" text,
	"declared_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "monitoring_rules_code_version_unique" UNIQUE("code","version")
);
--> statement-breakpoint
CREATE TABLE "compliance"."movements" (
	"payment_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"day" date NOT NULL,
	"method" text,
	"counterparty" text NOT NULL,
	"country" text,
	"told_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"posted_at" timestamp with time zone,
	"transaction_id" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "movements_amount" CHECK ("compliance"."movements"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "compliance"."payment_holds" (
	"payment_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"alert_ids" text[] NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"reason" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "payment_holds_decided" CHECK (("compliance"."payment_holds"."status" in ('RELEASED', 'REFUSED')) <= ("compliance"."payment_holds"."decided_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "compliance"."monitoring_hits" ADD CONSTRAINT "monitoring_hits_rule_id_monitoring_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "compliance"."monitoring_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "monitoring_hits_payment_id_index" ON "compliance"."monitoring_hits" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "monitoring_hits_alert_id_index" ON "compliance"."monitoring_hits" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "movements_user_id_day_payment_id_index" ON "compliance"."movements" USING btree ("user_id","day","payment_id");--> statement-breakpoint
CREATE INDEX "movements_day_index" ON "compliance"."movements" USING btree ("day");--> statement-breakpoint
CREATE INDEX "payment_holds_status_payment_id_index" ON "compliance"."payment_holds" USING btree ("status","payment_id");