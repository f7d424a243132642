-- Interest that was paid in advance has been income so far. The next end of day works such loans out anew
-- and asks the ledger for the difference, also those that are over.
UPDATE lending.loans SET
  booked = booked || '{"UNEARNED_INTEREST": "0"}',
  changes_on = CASE WHEN settled_interest > earned_interest AND status IN ('PAID_OFF', 'CHARGED_OFF')
    THEN booked_through ELSE changes_on END,
  settled_interest = CASE WHEN settled_interest > earned_interest THEN NULL ELSE settled_interest END;
