import { countryOfAccount } from '../domain/account-number.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { counterpartyOf } from '../domain/payment-check.ts';
import type { OtherEnd } from './ask-about-payment.ts';
import type { Work } from './ports.ts';

/** The other end of a payment that lending gives the order for: whose account it is, and where. */
export async function otherEndOf(
  work: Pick<Work, 'payoutAccounts'>,
  loan: Pick<Loan, 'payoutAccountId'>,
  payment: Payment,
): Promise<OtherEnd> {
  const counterparty = counterpartyOf(payment);
  const payoutAccountId = payment.payoutAccountId ?? loan.payoutAccountId;
  if (counterparty !== 'OWN' || payoutAccountId === null) return { counterparty };
  const account = await work.payoutAccounts.find(payoutAccountId);
  const country = countryOfAccount(account?.account ?? '');
  return { counterparty, ...(country !== undefined && { country }) };
}
