CREATE TABLE "lending"."adverse_action_notices" (
	"application_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"decision_id" text NOT NULL,
	"content" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."policies" (
	"id" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"declared_by" text,
	"declared_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "policies_version_unique" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "lending"."policy_activations" (
	"number" integer PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"activated_by" text,
	"activated_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "policy_activations_number" CHECK ("lending"."policy_activations"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "lending"."adverse_action_notices" ADD CONSTRAINT "adverse_action_notices_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "lending"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."policy_activations" ADD CONSTRAINT "policy_activations_version_policies_version_fk" FOREIGN KEY ("version") REFERENCES "lending"."policies"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_activations_version_number_index" ON "lending"."policy_activations" USING btree ("version","number");--> statement-breakpoint
CREATE INDEX "decisions_decided_at_id_index" ON "lending"."decisions" USING btree ("decided_at","id") WHERE decided_by = 'POLICY';--> statement-breakpoint
-- What was declared, what decided from when on, and what a borrower was told: history, like decisions.
CREATE TRIGGER policies_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.policies
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
CREATE TRIGGER policy_activations_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.policy_activations
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
CREATE TRIGGER adverse_action_notices_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.adverse_action_notices
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE
  ON lending.policies, lending.policy_activations, lending.adverse_action_notices FROM lending_app;
