import type { Application } from '../domain/application.ts';
import type { LifecycleStatus } from '../domain/lifecycle.ts';
import type { Loan, Payment, PaymentFailure } from '../domain/loan.ts';
import { type NoticeFacts, noticeOfApplication, noticeOfLoan } from '../domain/notice.ts';
import { issueNotice } from './issue-notice.ts';
import type { Work } from './ports.ts';

/** Tells of an application's new status those who are to hear of it; of most changes there is nothing to tell. */
export async function tellOfApplication(work: Work, application: Application): Promise<void> {
  const kind = noticeOfApplication(application.status);
  if (kind === undefined) return;
  await issueNotice(work, {
    kind,
    owner: application,
    applicationId: application.id,
    occasion: `v${application.version}`,
    facts: await factsOf(work, application),
  });
}

/** What was offered, once there is an offer; else what was asked for. */
async function factsOf(work: Work, application: Application): Promise<NoticeFacts> {
  const [offer] =
    application.status === 'APPROVED' ? await work.offers.findMany([application.id]) : [];
  if (offer === undefined) {
    const { amount, termMonths } = application;
    return { amountMinor: amount.minor.toString(), currency: amount.currency, termMonths };
  }
  return {
    amountMinor: offer.amount.minor.toString(),
    currency: offer.amount.currency,
    termMonths: offer.termMonths,
    annualRate: offer.annualRate,
    expiresAt: offer.expiresAt.toISOString(),
  };
}

/** The same of a loan's new status: of one that was given up what was lost, of others what was lent. */
export async function tellOfLoan(
  work: Work,
  loan: Loan,
  from: LifecycleStatus | null,
  lost: bigint,
): Promise<void> {
  const kind = noticeOfLoan(from, loan.status);
  if (kind === undefined) return;
  const { principal, termMonths } = loan;
  const amount = kind === 'LOAN_CHARGED_OFF' ? lost : principal.minor;
  await issueNotice(work, {
    kind,
    owner: loan,
    applicationId: loan.applicationId,
    loanId: loan.id,
    occasion: `v${loan.version}`,
    facts: { amountMinor: amount.toString(), currency: principal.currency, termMonths },
  });
}

/** Tells the borrower that money did not move. */
export async function tellOfFailure(
  work: Work,
  loan: Loan,
  payment: Pick<Payment, 'id' | 'amount' | 'direction'>,
  failure: PaymentFailure,
): Promise<void> {
  const { id, amount, direction } = payment;
  await issueNotice(work, {
    kind: 'PAYMENT_FAILED',
    owner: loan,
    applicationId: loan.applicationId,
    loanId: loan.id,
    occasion: id,
    facts: { amountMinor: amount.minor.toString(), currency: amount.currency, direction, failure },
  });
}
