export type { ClosedPeriod as ClosedPeriodMapper } from '../../app/book-ports.ts';
export type { Account as LedgerAccountMapper } from '../../domain/account.ts';
export type {
  JournalEntry as LedgerEntryMapper,
  LedgerTransaction as LedgerTransactionMapper,
} from '../../domain/transaction.ts';
export type {
  TrialBalance as TrialBalanceMapper,
  TrialBalanceRow as TrialBalanceRowMapper,
} from '../../domain/trial-balance.ts';

/** Of a loan the ledger knows the id only. */
export interface LoanMapper {
  readonly id: string;
}
