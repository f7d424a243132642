-- A credit file is kept: the role that serves never removes what it is made of.
REVOKE DELETE, TRUNCATE ON lending.products, lending.applications, lending.assessments,
  lending.clearances, lending.offers, lending.loans, lending.instalments, lending.payments
  FROM lending_app;
--> statement-breakpoint
-- From here on the column holds ciphertext. What stood there in the clear cannot be encrypted by
-- Postgres, which has no key.
UPDATE lending.payments SET failure_reason = NULL WHERE failure_reason IS NOT NULL;
