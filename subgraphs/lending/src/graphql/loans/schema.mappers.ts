import type { Loan } from '../../domain/loan.ts';
import type { LoanMonth } from '../../domain/performance.ts';
import type { DelinquencyBucket } from '../../domain/servicing/delinquency.ts';
import type { ServicedInstalment } from '../../domain/servicing/state.ts';

export type LoanMapper = Loan;
/** Amounts in minor units of `currency`. */
export type InstalmentMapper = ServicedInstalment & { readonly currency: string };
/** Amounts in minor units of `currency`. */
export type LoanMonthMapper = LoanMonth & { readonly currency: string };
/** `amountPastDue` in minor units of `currency`. */
export type DelinquencyMapper = {
  readonly daysPastDue: number;
  readonly bucket: DelinquencyBucket;
  readonly amountPastDue: bigint;
  readonly currency: string;
};
/** Other subgraphs know the rest. */
export type UserMapper = { readonly id: string };
export type LedgerTransactionMapper = { readonly id: string };
