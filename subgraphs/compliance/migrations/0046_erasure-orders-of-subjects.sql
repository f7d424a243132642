-- outside-transaction
drop index concurrently if exists compliance.audit_entries_erasure_ordered;--> statement-breakpoint
create index concurrently audit_entries_erasure_ordered on compliance.audit_entries using btree (subject) where type = 'compliance.erasure.ordered';
