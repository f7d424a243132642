import type { NoticeFacts } from './notice.ts';
import type { Body, Row } from './notice-changes.ts';

/** Of money that did not reach where it was sent. */
export function failedBodyOf({ direction, failure }: NoticeFacts, rows: readonly Row[]): Body {
  const why = FAILURES[failure ?? ''];
  const said = why === undefined ? '' : ` ${why}`;
  if (direction === 'REFUND') {
    return {
      subject: 'We could not send money back to you',
      first: `what you had paid too much did not reach the account that you gave us.${said}`,
      rows,
      after: ['It is still yours. Please tell us where it should go.'],
    };
  }
  return direction === 'PAYOUT'
    ? {
        subject: 'We could not pay out your loan',
        first: `the money of your loan did not reach the account that you gave us.${said}`,
        rows,
        after: ['Nothing is owed. Please see in your account whether the details are right.'],
      }
    : {
        subject: 'A payment did not go through',
        first: `a payment for your loan did not go through, and nothing was counted for it.${said}`,
        rows,
        after: ['Please pay again, or in another way.'],
      };
}

const FAILURES: Readonly<Record<string, string>> = {
  ACCOUNT_REFUSED: 'The bank does not take payments for this account.',
  ACCOUNT_CLOSED: 'The bank says that the account is closed.',
  COLLECTION_REFUSED: 'The bank refused to collect it.',
  INSUFFICIENT_FUNDS: 'There was not enough money in the account.',
  DISPUTED: 'The holder of the account had the bank take it back.',
};
