import type { NoticeFacts } from './notice.ts';

export type Row = readonly [label: string, value: string];

/** What a mail says of a notice. */
export interface Body {
  readonly subject: string;
  readonly first: string;
  readonly rows: readonly Row[];
  readonly after: readonly string[];
}

/** Of what an officer changed of a loan. */
export function changedBodyOf(
  kind: 'REPAYMENT_REVERSED' | 'FEE_CHARGED' | 'TERMS_CHANGED',
  { change = 'RATE' }: NoticeFacts,
  rows: readonly Row[],
): Body {
  const ask = 'If you did not expect this, or something is not right, please talk to us.';
  switch (kind) {
    case 'REPAYMENT_REVERSED':
      return {
        subject: 'A payment of your loan was taken back',
        first:
          'a payment that had been counted for your loan does not count any more: it was taken down by mistake, or the bank of its payer took it back.',
        rows,
        after: ['What is owed since is in your account, with the schedule of the loan.', ask],
      };
    case 'FEE_CHARGED':
      return {
        subject: 'A fee is charged for your loan',
        first: 'a fee was charged for your loan, which is asked for with its next instalment:',
        rows,
        after: [ask],
      };
    case 'TERMS_CHANGED':
      return {
        subject: 'The terms of your loan have changed',
        first: `${TERMS[change]} This is what is new:`,
        rows,
        after: ['The whole schedule as it is now is in your account.', ask],
      };
  }
}

const TERMS: Readonly<Record<NonNullable<NoticeFacts['change']>, string>> = {
  RATE: 'your loan has another rate, and its instalments to come change with it.',
  RESCHEDULE: 'the instalments of your loan that are to come fall due on other days.',
  RESTRUCTURE: 'your loan has a new plan for all that is owed.',
  PAUSE: 'the repayment of your loan is paused: nothing falls due until the pause is over.',
};
