import { formatAmount, money } from '@blockscore/money';
import type { LocalDate } from '../calendar.ts';
import type { EntryBody } from './entries.ts';

/** The mutations that a second officer may have to ask for too. */
export const PROPOSABLE_MUTATIONS = [
  'reverseRepayment',
  'chargeFee',
  'waiveFee',
  'rescheduleLoan',
  'restructureLoan',
  'changeLoanRate',
  'pauseLoan',
  'chargeOffLoan',
  'refundOverpayment',
] as const;
export type ProposableMutation = (typeof PROPOSABLE_MUTATIONS)[number];

export function isProposable(mutation: string): mutation is ProposableMutation {
  return PROPOSABLE_MUTATIONS.some((known) => known === mutation);
}

/** Amounts as text, as JSON has them. */
type Written<Body> = Body extends unknown
  ? { readonly [Key in keyof Body]: Body[Key] extends bigint ? string : Body[Key] }
  : never;
type Proposed = Written<EntryBody> & {
  /** Left out: the day on which it is agreed on. */
  readonly effectiveOn?: LocalDate;
};

/**
 * What a proposal asks for in words, to follow «asked for».
 *
 * @param content as it was written down: an entry's body in JSON, amounts in minor units as text
 */
export function proposedIn(content: string, currency: string): string {
  const proposed = JSON.parse(content) as Proposed;
  const { effectiveOn } = proposed;
  const words = wordsOf(proposed, (minor) => {
    return `${formatAmount(money(BigInt(minor), currency))} ${currency}`;
  });
  return effectiveOn === undefined ? words : `${words}, from ${effectiveOn} on`;
}

const COMPONENTS = { PENALTY: 'penalties', FEE: 'fees', INTEREST: 'interest' } as const;

function wordsOf(proposed: Proposed, shown: (minor: string) => string): string {
  switch (proposed.kind) {
    case 'FEE_CHARGED': {
      const what = proposed.component === 'FEE' ? 'a fee' : 'a penalty';
      return `${what} of ${shown(proposed.amount)}`;
    }
    case 'WAIVED':
      return `${shown(proposed.amount)} of ${COMPONENTS[proposed.component]} to be given up`;
    case 'RATE_CHANGED':
      return `a rate of ${proposed.annualRate} percent a year`;
    case 'RESCHEDULED': {
      const { nextDueOn, instalments } = proposed;
      const many = instalments === null ? 'the instalments' : `${instalments} instalments`;
      return `${many} to come, the first due on ${nextDueOn}`;
    }
    case 'RESTRUCTURED': {
      const { instalments, annualRate, nextDueOn } = proposed;
      return `a new plan of ${instalments} instalments at ${annualRate} percent a year, the first due on ${nextDueOn}`;
    }
    case 'PAUSED': {
      const interest =
        proposed.interest === 'FORGIVEN' ? 'no interest is earned' : 'interest accrues';
      return `a pause until ${proposed.until} in which ${interest}`;
    }
    case 'CHARGED_OFF':
      return 'the loan to be given up as lost';
    case 'REVERSED': {
      const cause = proposed.cause === 'MISTAKE' ? 'a mistake' : 'a chargeback';
      return `the repayment of entry ${proposed.sequence} to be taken back as ${cause}`;
    }
    case 'REFUNDED':
      return `a refund of ${shown(proposed.amount)}`;
    case 'DISBURSED':
    case 'REPAID':
    case 'CANCELLED':
      throw new Error(`${proposed.kind} is nothing that officers propose.`);
  }
}
