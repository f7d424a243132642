-- outside-transaction
drop index concurrently if exists compliance.screenings_in_clear;--> statement-breakpoint
create index concurrently screenings_in_clear on compliance.screenings using btree (id) where entities_sealed is null and cardinality(entities) > 0;
