import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { CATALOGUE, type EventType } from './catalogue.ts';

/** Of what belongs to one person: who may read of it depends on who that is. */
const PERSONAL = [
  ...[
    'pay',
    'loan',
    'app',
    'bank',
    'score',
    'prof',
    'kyc',
    'doc',
    'scr',
    'verdict',
    'alert',
    'case',
  ],
  ...['sar', 'consent', 'review', 'txn', 'session'],
] as const;

/**
 * Those that do not name the person. Either their audience does: the person is told of them. Or they
 * are of the lender's own money.
 */
const NAMED_ELSEWHERE: readonly EventType[] = [
  'lending.status.changed',
  'lending.payment.requested',
  'lending.payment.failed',
  'lending.payment.returned',
  'ledger.chain.progressed',
  'ledger.loan.progressed',
  'ledger.capital.opened',
];

test("each event about what is one person's names the person, so that nobody reads of their own", () => {
  const types = Object.keys(CATALOGUE) as EventType[];
  const nameless = types.filter((type) => {
    const { shape } = CATALOGUE[type];
    if ('userId' in shape) return false;
    // A field of whatever text takes every id, and is none.
    return Object.values(shape).some(
      (field) =>
        !field.safeParse('text').success &&
        PERSONAL.some((prefix) => field.safeParse(newId(prefix)).success),
    );
  });
  expect(nameless.toSorted()).toEqual(NAMED_ELSEWHERE.toSorted());
});
