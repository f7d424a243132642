import type { Delinquency } from '../../domain/allocation.ts';
import type { Loan, Payment, PlannedInstalment } from '../../domain/loan.ts';
import type { LoanMonth } from '../../domain/performance.ts';

export type LoanMapper = Loan;
export type LoanPaymentMapper = Payment;
/** Amounts in minor units of `currency`. */
export type InstalmentMapper = PlannedInstalment & { readonly currency: string };
/** Amounts in minor units of `currency`. */
export type LoanMonthMapper = LoanMonth & { readonly currency: string };
export type DelinquencyMapper = Delinquency & { readonly currency: string };
/** Other subgraphs know the rest. */
export type UserMapper = { readonly id: string };
export type LedgerTransactionMapper = { readonly id: string };
