-- A salt is written once, with its score's commitment, which another salt would belie. It may only go,
-- with the person's data; not all of them at once.
REVOKE UPDATE, TRUNCATE ON credit.score_salts FROM credit_app;
