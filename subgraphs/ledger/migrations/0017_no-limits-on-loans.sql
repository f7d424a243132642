-- What happened to a loan has happened, whatever the books would allow. Accounts that lending posts on take
-- no limit any more; one that was set before would still refuse such a posting.
UPDATE ledger.accounts SET least_minor = NULL, most_minor = NULL, version = version + 1
WHERE (least_minor IS NOT NULL OR most_minor IS NOT NULL) AND closed_at IS NULL AND code IN (
  'LOAN_PRINCIPAL', 'ACCRUED_INTEREST', 'FEES_RECEIVABLE', 'BORROWER_CREDIT', 'UNEARNED_INTEREST',
  'INTEREST_INCOME', 'FEE_INCOME', 'RECOVERY_INCOME', 'CHARGE_OFF_EXPENSE', 'CASH', 'DISBURSEMENT_CLEARING'
);
