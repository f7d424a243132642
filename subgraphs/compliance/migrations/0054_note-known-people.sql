-- Whoever is known is noted once by what they are recognized by: the texts are encrypted, so that a job does it.
UPDATE "compliance"."subjects" SET "indexed_at" = NULL WHERE "first_name" IS NOT NULL;
