-- outside-transaction
drop index concurrently if exists compliance.kyc_verifications_lacking_basic;--> statement-breakpoint
create index concurrently kyc_verifications_lacking_basic on compliance.kyc_verifications using btree (user_id) where status = 'PENDING' and level is null and not missing && '{EMAIL_VERIFICATION,PERSONAL_DETAILS}';
