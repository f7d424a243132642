-- outside-transaction
drop index concurrently if exists compliance.disclosure_requests_user_id_requested_at_index;--> statement-breakpoint
create index concurrently disclosure_requests_user_id_requested_at_index on compliance.disclosure_requests using btree (user_id, requested_at);--> statement-breakpoint
-- The index above finds those that are open, too.
drop index concurrently if exists compliance.disclosure_requests_user_id_index;
