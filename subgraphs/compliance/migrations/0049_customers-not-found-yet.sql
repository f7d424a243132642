-- outside-transaction
drop index concurrently if exists compliance.subjects_unindexed;--> statement-breakpoint
create index concurrently subjects_unindexed on compliance.subjects using btree (user_id) where first_name is not null and (indexed_at is null or indexed_at < disclosed_at);
