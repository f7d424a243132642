import type { Payment } from '../../domain/loan.ts';
import type { PayoutAccount } from '../../domain/payout-account.ts';

export type PayoutAccountMapper = PayoutAccount;
export type LoanPaymentMapper = Payment;
