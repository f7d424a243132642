CREATE TABLE "lending"."notice_preferences" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"enabled" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notice_preferences_user_id_kind_channel_pk" PRIMARY KEY("user_id","kind","channel")
);
--> statement-breakpoint
CREATE TABLE "lending"."notices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text,
	"partner_id" text,
	"kind" text NOT NULL,
	"application_id" text NOT NULL,
	"loan_id" text,
	"occasion" text NOT NULL,
	"facts" jsonb NOT NULL,
	"mailed" boolean NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_recipient" CHECK (num_nonnulls(user_id, partner_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "lending"."notices" ADD CONSTRAINT "notices_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."notices" ADD CONSTRAINT "notices_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "lending"."notices" USING btree (coalesce(user_id, partner_id),"kind",coalesce(loan_id, application_id),"occasion");--> statement-breakpoint
CREATE INDEX "notices_user_id_id_index" ON "lending"."notices" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "notices_partner_id_id_index" ON "lending"."notices" USING btree ("partner_id","id");--> statement-breakpoint
CREATE INDEX "notices_application_id_id_index" ON "lending"."notices" USING btree ("application_id","id");