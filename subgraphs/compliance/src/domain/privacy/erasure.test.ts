import { expect, test } from 'vitest';
import {
  approve,
  askAgain,
  assess,
  beginErasure,
  confirm,
  type Erasure,
  extend,
  HOLDERS,
  type Holder,
  isCleared,
  isOutdated,
  noteErased,
  type Obstacle,
  obstaclesOf,
  order,
  possibleFrom,
  sendBack,
  toldStatusOf,
  unansweredBy,
} from './erasure.ts';
import { addMonths } from './month.ts';

const at = new Date('2026-01-31T10:00:00.000Z');
const own = () =>
  beginErasure({ id: 'erasure_1', userId: 'user_1', requestedBy: 'user_1', evidence: null }, at);

function said(
  erasure: Erasure,
  answers: Partial<Record<Holder, readonly Obstacle[]>> = {},
  settledOn: string | null = null,
  when = at,
): Erasure {
  return (['identity', 'lending', 'ledger'] as const).reduce((so, holder) => {
    const { round } = so;
    return assess(so, { holder, obstacles: answers[holder] ?? [], settledOn, round }, when);
  }, erasure);
}

test('a month ends on the last day of one that is shorter', () => {
  expect(addMonths(at, 1).toISOString()).toBe('2026-02-28T10:00:00.000Z');
  expect(addMonths(at, 3).toISOString()).toBe('2026-04-30T10:00:00.000Z');
  expect(addMonths(new Date('2026-11-23T00:00:00Z'), 2).toISOString()).toContain('2027-01-23');
});

test('with nothing in the way the person confirms, an officer approves, and all five erase', () => {
  const waiting = said(own());
  expect(waiting.status).toBe('AWAITING_CONFIRMATION');
  const approved = approve(confirm(waiting, at), 'user_2', at);
  expect(isCleared(approved)).toBe(false);
  const cleared = said(approved);
  expect([cleared.status, isCleared(cleared)]).toEqual(['APPROVED', true]);
  let erasing = order(cleared);
  for (const holder of HOLDERS) {
    expect(erasing.status).toBe('ERASING');
    erasing = noteErased(erasing, { holder, kept: [], keptUntil: null }, at);
  }
  expect(erasing).toMatchObject({ status: 'DONE', endedAt: at });
});

test('one obstacle refuses it, once all have answered', () => {
  const loan = { holder: 'lending', obstacles: ['OPEN_LOAN'], settledOn: null, round: 1 } as const;
  const begun = assess(own(), loan, at);
  expect(begun.status).toBe('ASSESSING');
  expect(said(begun)).toMatchObject({ status: 'REFUSED', endedAt: at });
});

test('what came up between the request and the approval refuses it; an earlier answer says nothing', () => {
  const approved = approve(confirm(said(own()), at), 'user_2', at);
  const late = { holder: 'lending', obstacles: [], settledOn: null, round: 1 } as const;
  expect(assess(approved, late, at)).toBe(approved);
  expect(unansweredBy(approved)).toEqual(['identity', 'lending', 'ledger']);
  const refused = said(approved, { lending: ['MONEY_OWED'] });
  expect(refused).toMatchObject({ status: 'REFUSED', endedAt: at, decidedBy: 'user_2' });
  expect(obstaclesOf(refused)).toEqual(['MONEY_OWED']);
  // Once it is answered nothing changes it any more.
  expect(said(refused)).toBe(refused);
});

test('an answer that waited long for the others is asked for again', () => {
  const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
  const first = { holder: 'lending', obstacles: [], settledOn: null, round: 2 } as const;
  const approved = approve(confirm(said(own()), at), 'user_2', at);
  const whole = said(assess(approved, first, at), {}, null, hours(2));
  expect([isCleared(whole), isOutdated(whole, hours(2))]).toEqual([true, true]);
  expect(isOutdated(whole, hours(1))).toBe(false);
  const again = askAgain(whole);
  expect([again.round, again.status, isCleared(again)]).toEqual([3, 'APPROVED', false]);
});

test('the person is not told that it was approved, nor that it was sent back', () => {
  const waiting = confirm(said(own()), at);
  const approved = approve(waiting, 'user_2', at);
  const back = sendBack(said(approved));
  expect([waiting, approved, back].map(toldStatusOf)).toEqual(Array(3).fill('AWAITING_APPROVAL'));
  expect(back).toMatchObject({ decidedBy: null, decidedAt: null });
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
