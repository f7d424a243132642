ALTER TABLE "compliance"."match_verdicts" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compliance"."rescreening_failures" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compliance"."rescreenings" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "compliance"."subject_facts" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "compliance"."match_verdicts" CASCADE;--> statement-breakpoint
DROP TABLE "compliance"."rescreening_failures" CASCADE;--> statement-breakpoint
DROP TABLE "compliance"."rescreenings" CASCADE;--> statement-breakpoint
DROP TABLE "compliance"."subject_facts" CASCADE;--> statement-breakpoint
DROP INDEX "compliance"."screenings_screened_at_index";--> statement-breakpoint
ALTER TABLE "compliance"."screenings" DROP COLUMN "entry_hashes";--> statement-breakpoint
ALTER TABLE "compliance"."screenings" DROP COLUMN "facts_number";--> statement-breakpoint
ALTER TABLE "compliance"."screenings" DROP COLUMN "run_id";--> statement-breakpoint
ALTER TABLE "compliance"."subjects" DROP COLUMN "outdated_at";
--> statement-breakpoint
-- A report says what was: it is made once, and nobody corrects it.
CREATE TRIGGER audit_reports_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance.audit_reports
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON compliance.audit_reports FROM compliance_app;
--> statement-breakpoint
-- Reports look for entries of a few types among all that there are.
CREATE INDEX audit_entries_kyc_changed ON compliance.audit_entries (occurred_at)
  WHERE type IN ('compliance.kyc.changed', 'compliance.subject.screened');
