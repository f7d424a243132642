ALTER TABLE "lending"."applications" ADD COLUMN "decide_by" date DEFAULT (now() at time zone 'UTC')::date + 30;--> statement-breakpoint
update "lending"."applications" set "decide_by" = case
  when "answer_by" is null then ("submitted_at" at time zone 'UTC')::date + 30
end
where "status" in ('SUBMITTED', 'UNDER_REVIEW');
