-- What a person reads remembers that they were known, through every change of their data, and not through a review alone.
UPDATE compliance.kyc_verifications
SET told = (told - 'goesOn') || jsonb_build_object('known', coalesce((told->>'goesOn')::boolean, false) OR level IS NOT NULL)
WHERE told IS NOT NULL;
