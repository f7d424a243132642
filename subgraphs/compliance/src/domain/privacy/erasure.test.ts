import { expect, test } from 'vitest';
import {
  approve,
  assess,
  beginErasure,
  confirm,
  type Erasure,
  extend,
  HOLDERS,
  type Holder,
  noteErased,
  type Obstacle,
  possibleFrom,
} from './erasure.ts';
import { addMonths } from './month.ts';

const at = new Date('2026-01-31T10:00:00.000Z');
const own = () =>
  beginErasure({ id: 'erasure_1', userId: 'user_1', requestedBy: 'user_1', evidence: null }, at);

function said(
  erasure: Erasure,
  answers: Partial<Record<Holder, readonly Obstacle[]>> = {},
  settledOn: string | null = null,
): Erasure {
  return (['identity', 'lending', 'ledger'] as const).reduce(
    (so, holder) => assess(so, { holder, obstacles: answers[holder] ?? [], settledOn }, at),
    erasure,
  );
}

test('a month ends on the last day of one that is shorter', () => {
  expect(addMonths(at, 1).toISOString()).toBe('2026-02-28T10:00:00.000Z');
  expect(addMonths(at, 3).toISOString()).toBe('2026-04-30T10:00:00.000Z');
  expect(addMonths(new Date('2026-11-23T00:00:00Z'), 2).toISOString()).toContain('2027-01-23');
});

test('with nothing in the way the person confirms, an officer approves, and all five erase', () => {
  const waiting = said(own());
  expect(waiting.status).toBe('AWAITING_CONFIRMATION');
  let erasing = approve(confirm(waiting, at), 'user_2', at);
  for (const holder of HOLDERS) {
    expect(erasing.status).toBe('ERASING');
    erasing = noteErased(erasing, { holder, kept: [], keptUntil: null }, at);
  }
  expect(erasing).toMatchObject({ status: 'DONE', endedAt: at });
});

test('one obstacle refuses it, once all have answered', () => {
  const begun = assess(own(), { holder: 'lending', obstacles: ['OPEN_LOAN'], settledOn: null }, at);
  expect(begun.status).toBe('ASSESSING');
  expect(said(begun)).toMatchObject({ status: 'REFUSED', endedAt: at });
});

test('it tells from when on it is possible, where everybody knows', () => {
  const loan = { lending: ['OPEN_LOAN'], ledger: ['BOOKS_NOT_SETTLED'] } as const;
  expect(possibleFrom(said(own(), loan, '2028-05-01'))).toBe('2028-05-01');
  expect(possibleFrom(said(own(), { lending: ['MONEY_OWED'] }))).toBeNull();
  expect(possibleFrom(said(own()))).toBeNull();
});

test('what an officer asked for on behalf goes to another officer at once', () => {
  const onBehalf = { ...own(), requestedBy: 'user_9' as const };
  expect(said(onBehalf).status).toBe('AWAITING_APPROVAL');
});

test('an extension is by two months, counted from the request', () => {
  expect(extend(own(), 'Many files.').dueAt.toISOString()).toBe('2026-04-30T10:00:00.000Z');
});
