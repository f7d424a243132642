-- outside-transaction
drop index concurrently if exists compliance.audit_entries_role_changed;--> statement-breakpoint
create index concurrently audit_entries_role_changed on compliance.audit_entries using btree (subject, id) where type = 'identity.role.changed';
