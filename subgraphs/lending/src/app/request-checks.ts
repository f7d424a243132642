import { newId } from '@blockscore/ids';
import type { Money } from '@blockscore/money';
import { newSealKeyPair } from '@blockscore/vault';
import type { Application } from '../domain/application.ts';
import type { Loan } from '../domain/loan.ts';
import { STAFF } from './access.ts';
import type { Work } from './ports.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/** Asks credit for the borrower's score, income and debts, sealed to a key that is used once. */
export async function requestAssessment(
  work: Work,
  application: Application,
  now: Date,
): Promise<void> {
  const requestId = newId('req');
  const { publicKey, privateKey } = await newSealKeyPair();
  const { id: applicationId, userId, version } = application;
  await work.assessments.insertRequest({
    requestId,
    applicationId,
    userId,
    privateKey,
    requestedAt: now,
  });
  await work.events.record({
    type: 'lending.assessment.requested',
    aggregate: { type: 'application', id: applicationId, version },
    audience: STAFF,
    actor: LENDING,
    data: { requestId, applicationId, userId, publicKey },
  });
}

/** Asks compliance whether identity and screening let the lender deal with the person. */
export async function requestClearance(
  work: Work,
  about: Application | Loan,
  now: Date,
): Promise<void> {
  const requestId = newId('req');
  const isLoan = 'applicationId' in about;
  const purpose = isLoan ? 'DISBURSEMENT' : 'APPLICATION';
  const applicationId = isLoan ? about.applicationId : about.id;
  const loanId = isLoan ? about.id : null;
  const payoutAccountId = isLoan ? about.payoutAccountId : null;
  const { userId, version } = about;
  const amount = await amountAtStake(work, about);
  await work.clearances.insertRequest({
    requestId,
    userId,
    purpose,
    applicationId,
    loanId,
    amount,
    requestedAt: now,
  });
  await work.events.record({
    type: 'lending.clearance.requested',
    aggregate: { type: isLoan ? 'loan' : 'application', id: about.id, version },
    audience: STAFF,
    actor: LENDING,
    data: {
      requestId,
      userId,
      purpose,
      applicationId,
      ...(loanId !== null && { loanId }),
      ...(payoutAccountId !== null && { payoutAccountId }),
      amountMinor: amount.minor.toString(),
      currency: amount.currency,
    },
  });
}

/**
 * What the person would owe in all: how well the lender has to know them depends on that, and not on
 * how it is divided into loans. A loan that waits to be paid out is part of the exposure already.
 */
export async function amountAtStake(work: Work, about: Application | Loan): Promise<Money> {
  const exposure = await work.exposures.of(about.userId);
  if ('applicationId' in about) return { ...about.principal, minor: exposure.amount };
  return { ...about.amount, minor: about.amount.minor + exposure.amount };
}
