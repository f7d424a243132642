-- What was on its way when payments began to name their account goes to the one that it was ordered for, whichever is chosen since.
UPDATE "lending"."payments" p SET "payout_account_id" = l."payout_account_id"
	FROM "lending"."loans" l
	WHERE l."id" = p."loan_id" AND p."status" = 'PENDING' AND p."payout_account_id" IS NULL;
