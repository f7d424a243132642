import type { Loan } from '../domain/loan.ts';
import type { NoticeFacts, NoticeKind } from '../domain/notice.ts';
import type { EntryBody, LoanEntry } from '../domain/servicing/entries.ts';
import { issueNotice } from './issue-notice.ts';
import type { Work } from './ports.ts';

/** An officer's change of a loan as it was written down. */
export type Changed = Pick<LoanEntry, 'sequence' | 'effectiveOn' | 'body'>;

interface Telling {
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
}

/** Tells the borrower what an officer changed of a loan; of some changes there is nothing to tell. */
export async function tellOfChange(
  work: Work,
  loan: Loan,
  changed: Changed,
  before: readonly LoanEntry[],
): Promise<void> {
  const telling = tellingOf(changed, loan.principal.currency, before);
  if (telling === undefined) return;
  await issueNotice(work, {
    ...telling,
    owner: loan,
    applicationId: loan.applicationId,
    loanId: loan.id,
    occasion: `entry ${changed.sequence}`,
  });
}

function tellingOf(
  { body, effectiveOn }: Changed,
  currency: string,
  before: readonly LoanEntry[],
): Telling | undefined {
  if (body.kind === 'FEE_CHARGED') {
    const facts = { amountMinor: body.amount.toString(), currency, effectiveOn };
    return { kind: 'FEE_CHARGED', facts };
  }
  if (body.kind === 'REVERSED') {
    const entry = before.find(({ sequence }) => sequence === body.sequence);
    if (entry?.body.kind !== 'REPAID') return undefined;
    // The day from which the repayment had counted: by that its payer knows which one it is.
    const repaid = { amountMinor: entry.body.amount.toString(), effectiveOn: entry.effectiveOn };
    return { kind: 'REPAYMENT_REVERSED', facts: { ...repaid, currency } };
  }
  const terms = termsIn(body);
  return terms && { kind: 'TERMS_CHANGED', facts: { ...terms, effectiveOn } };
}

function termsIn(body: EntryBody): NoticeFacts | undefined {
  switch (body.kind) {
    case 'RATE_CHANGED':
      return { change: 'RATE', annualRate: body.annualRate };
    case 'RESCHEDULED': {
      const { nextDueOn: dueOn, instalments } = body;
      return { change: 'RESCHEDULE', dueOn, ...(instalments !== null && { instalments }) };
    }
    case 'RESTRUCTURED': {
      const { nextDueOn: dueOn, annualRate, instalments } = body;
      return { change: 'RESTRUCTURE', dueOn, annualRate, instalments };
    }
    case 'PAUSED':
      return { change: 'PAUSE', pausedUntil: body.until };
    default:
      return undefined;
  }
}
