-- How flat interest is earned by the day, and what becomes of instalments that were paid ahead, is counted
-- otherwise than before. The next end of day works all loans out anew that are not over, and asks the
-- ledger for the difference.
UPDATE lending.loans SET settled_interest = NULL WHERE status IN ('ACTIVE', 'DELINQUENT');
