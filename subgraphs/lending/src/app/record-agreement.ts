import type { Caller } from '@blockscore/caller';
import { agreementContent } from '../domain/agreement.ts';
import type { Loan } from '../domain/loan.ts';
import type { Ports, Work } from './ports.ts';

/**
 * Writes down what was agreed on with a loan that was just made, and tells what commits to it: neither
 * the terms nor the salt, which stay here for the borrower to show.
 */
export async function recordAgreement(
  { sealAgreement }: Pick<Ports, 'sealAgreement'>,
  work: Work,
  caller: Caller,
  loan: Loan,
): Promise<void> {
  const { id: loanId, userId } = loan;
  const content = agreementContent(loan);
  const { commitment, salt } = sealAgreement(content);
  await work.agreements.insert({ loanId, userId, commitment, salt, content });
  await work.events.record({
    type: 'lending.agreement.made',
    aggregate: { type: 'loan', id: loanId, version: loan.version },
    audience: { subject: userId, scopes: ['loans:read'] },
    actor: caller,
    data: { loanId, userId, agreement: commitment },
  });
}
