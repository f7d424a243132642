ALTER TABLE "lending"."applications" ADD COLUMN "missing" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."applications" ADD COLUMN "answer_by" date;--> statement-breakpoint
CREATE INDEX "applications_answer_by" ON "lending"."applications" USING btree ("answer_by") WHERE status = 'UNDER_REVIEW';--> statement-breakpoint
-- What applicants were told before: where nothing was decided since, nobody has answered.
UPDATE "lending"."applications" a
SET answer_by = (n.facts->>'answerBy')::date,
  missing = array(SELECT jsonb_array_elements_text(n.facts->'missing'))
FROM (
  SELECT DISTINCT ON (application_id) application_id, facts, issued_at FROM "lending"."notices"
  WHERE kind = 'APPLICATION_INCOMPLETE' ORDER BY application_id, id DESC
) n
WHERE a.id = n.application_id AND a.status = 'UNDER_REVIEW' AND NOT EXISTS (
  SELECT FROM "lending"."decisions" d
  WHERE d.application_id = a.id AND d.decided_at > n.issued_at + interval '1 minute'
);
