CREATE TABLE "lending"."allocations" (
	"payment_id" text NOT NULL,
	"number" integer NOT NULL,
	"principal" bigint NOT NULL,
	"interest" bigint NOT NULL,
	CONSTRAINT "allocations_payment_id_number_pk" PRIMARY KEY("payment_id","number")
);
--> statement-breakpoint
CREATE TABLE "lending"."applications" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"user_id" text NOT NULL,
	"partner_id" text,
	"product_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"term_months" integer NOT NULL,
	"purpose" text,
	"status" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "applications_amount" CHECK ("lending"."applications"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "lending"."assessments" (
	"request_id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"user_id" text NOT NULL,
	"private_key" text,
	"requested_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"status" text,
	"disclosed" text
);
--> statement-breakpoint
CREATE TABLE "lending"."clearances" (
	"request_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"application_id" text NOT NULL,
	"loan_id" text,
	"requested_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"kyc" text,
	"screening" text,
	"cleared" boolean,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lending"."data_key" (
	"subject_id" text NOT NULL,
	"purpose" text NOT NULL,
	"wrapped_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"destroyed_at" timestamp with time zone,
	CONSTRAINT "data_key_subject_id_purpose_pk" PRIMARY KEY("subject_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "lending"."dead_letter" (
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
CREATE TABLE "lending"."decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"user_id" text NOT NULL,
	"outcome" text NOT NULL,
	"decided_by" text NOT NULL,
	"officers" jsonb NOT NULL,
	"policy_version" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"inputs" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."first_approvals" (
	"application_id" text PRIMARY KEY NOT NULL,
	"officer_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"annual_rate" numeric(20, 6) NOT NULL,
	"term_months" integer NOT NULL,
	"approved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."idempotency_keys" (
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
CREATE TABLE "lending"."inbox" (
	"consumer" text NOT NULL,
	"stream" text NOT NULL,
	"seq" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_stream_pk" PRIMARY KEY("consumer","stream")
);
--> statement-breakpoint
CREATE TABLE "lending"."instalments" (
	"loan_id" text NOT NULL,
	"number" integer NOT NULL,
	"due_on" date NOT NULL,
	"principal" bigint NOT NULL,
	"interest" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"paid_principal" bigint NOT NULL,
	"paid_interest" bigint NOT NULL,
	CONSTRAINT "instalments_loan_id_number_pk" PRIMARY KEY("loan_id","number"),
	CONSTRAINT "instalments_paid" CHECK (paid_principal between 0 and principal and paid_interest between 0 and interest)
);
--> statement-breakpoint
CREATE TABLE "lending"."loans" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"application_id" text NOT NULL,
	"user_id" text NOT NULL,
	"partner_id" text,
	"product_id" text NOT NULL,
	"product_version" integer NOT NULL,
	"principal" bigint NOT NULL,
	"currency" text NOT NULL,
	"annual_rate" numeric(20, 6) NOT NULL,
	"term_months" integer NOT NULL,
	"day_count" text NOT NULL,
	"method" text NOT NULL,
	"status" text NOT NULL,
	"payout_account" text NOT NULL,
	"disbursed_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loans_application_id_unique" UNIQUE("application_id")
);
--> statement-breakpoint
CREATE TABLE "lending"."offers" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"annual_rate" numeric(20, 6) NOT NULL,
	"term_months" integer NOT NULL,
	"payment" bigint NOT NULL,
	"finance_charge" bigint NOT NULL,
	"total_of_payments" bigint NOT NULL,
	"apr" numeric(20, 6) NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "offers_application_id_unique" UNIQUE("application_id")
);
--> statement-breakpoint
CREATE TABLE "lending"."outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"seq" bigint,
	"event" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
CREATE TABLE "lending"."payments" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"loan_id" text NOT NULL,
	"user_id" text NOT NULL,
	"direction" text NOT NULL,
	"method" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"principal" bigint,
	"interest" bigint,
	"reference" text,
	"failure_reason" text,
	"effective_on" date,
	"posting_id" text,
	"transaction_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_posting_id_unique" UNIQUE("posting_id"),
	CONSTRAINT "payments_amount" CHECK ("lending"."payments"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "lending"."products" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"currency" text NOT NULL,
	"min_amount" bigint NOT NULL,
	"max_amount" bigint NOT NULL,
	"min_term_months" integer NOT NULL,
	"max_term_months" integer NOT NULL,
	"day_count" text NOT NULL,
	"method" text NOT NULL,
	"rates" jsonb NOT NULL,
	"active" boolean NOT NULL,
	CONSTRAINT "products_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "lending"."allocations" ADD CONSTRAINT "allocations_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "lending"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."applications" ADD CONSTRAINT "applications_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "lending"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."assessments" ADD CONSTRAINT "assessments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."clearances" ADD CONSTRAINT "clearances_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."decisions" ADD CONSTRAINT "decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."first_approvals" ADD CONSTRAINT "first_approvals_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."instalments" ADD CONSTRAINT "instalments_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD CONSTRAINT "loans_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD CONSTRAINT "loans_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "lending"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."offers" ADD CONSTRAINT "offers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."payments" ADD CONSTRAINT "payments_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_user_id_id_index" ON "lending"."applications" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "applications_partner_id_id_index" ON "lending"."applications" USING btree ("partner_id","id");--> statement-breakpoint
CREATE INDEX "applications_status_id_index" ON "lending"."applications" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "assessments_application_id_request_id_index" ON "lending"."assessments" USING btree ("application_id","request_id");--> statement-breakpoint
CREATE INDEX "clearances_application_id_request_id_index" ON "lending"."clearances" USING btree ("application_id","request_id");--> statement-breakpoint
CREATE INDEX "clearances_user_id_decided_at_index" ON "lending"."clearances" USING btree ("user_id","decided_at");--> statement-breakpoint
CREATE INDEX "clearances_loan_id_requested_at_index" ON "lending"."clearances" USING btree ("loan_id","requested_at");--> statement-breakpoint
CREATE INDEX "dead_letter_consumer" ON "lending"."dead_letter" USING btree ("consumer","id");--> statement-breakpoint
CREATE INDEX "decisions_application_id_id_index" ON "lending"."decisions" USING btree ("application_id","id");--> statement-breakpoint
CREATE INDEX "loans_user_id_id_index" ON "lending"."loans" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "loans_partner_id_id_index" ON "lending"."loans" USING btree ("partner_id","id");--> statement-breakpoint
CREATE INDEX "loans_status_id_index" ON "lending"."loans" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "offers_expires_at_index" ON "lending"."offers" USING btree ("expires_at") WHERE accepted_at is null;--> statement-breakpoint
CREATE INDEX "outbox_unnumbered" ON "lending"."outbox" USING btree ("id") WHERE seq is null;--> statement-breakpoint
CREATE INDEX "outbox_recorded_at" ON "lending"."outbox" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "payments_loan_id_id_index" ON "lending"."payments" USING btree ("loan_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_payout" ON "lending"."payments" USING btree ("loan_id") WHERE direction = 'PAYOUT' and status <> 'FAILED';