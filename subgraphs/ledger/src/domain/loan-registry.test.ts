import { describe, expect, test } from 'vitest';
import {
  isFollowed,
  nextMoveAt,
  nextState,
  REGISTERED_STATES,
  type RegisteredState,
  stateOf,
  stepOf,
} from './loan-registry.ts';

const statusSince = new Date('2026-01-01T00:00:00.000Z');
const at = (status: string, state: RegisteredState | null) => ({ status, state, statusSince });

test('states have the numbers of the contract', () => {
  expect(REGISTERED_STATES.map(stepOf)).toEqual([1, 2, 3, 4]);
  for (const state of REGISTERED_STATES) expect(stateOf(stepOf(state))).toBe(state);
  expect(() => stateOf(0)).toThrow(RangeError);
  expect(() => stateOf(5)).toThrow(RangeError);
});

describe('the registry is asked for', () => {
  test.each<[string, RegisteredState | null, RegisteredState | null]>([
    ['PENDING_DISBURSEMENT', null, 'AGREED'],
    ['PENDING_DISBURSEMENT', 'AGREED', null],
    ['DISBURSING', 'AGREED', null],
    ['ACTIVE', 'AGREED', 'ACTIVE'],
    ['DELINQUENT', 'AGREED', 'ACTIVE'],
    ['DELINQUENT', 'ACTIVE', null],
    ['PAID_OFF', 'ACTIVE', 'PAID_OFF'],
    ['CHARGED_OFF', 'ACTIVE', 'CHARGED_OFF'],
    // What was missed on the way is made up for.
    ['PAID_OFF', null, 'AGREED'],
    ['PAID_OFF', 'AGREED', 'ACTIVE'],
    // There is no way back, and none for what it has no word for.
    ['ACTIVE', 'PAID_OFF', null],
    ['CHARGED_OFF', 'PAID_OFF', null],
    ['PAID_OFF', 'CHARGED_OFF', null],
    ['PENDING_DISBURSEMENT', 'ACTIVE', null],
    ['CANCELLED', null, null],
    ['CANCELLED', 'AGREED', null],
    ['CANCELLED', 'ACTIVE', null],
  ])('of a loan that is %s, from %s: %s', (status, state, next) => {
    expect(nextState(at(status, state))).toBe(next);
  });
});

test('an end waits, and nothing else does', () => {
  const hour = 3_600_000;
  expect(nextMoveAt(at('ACTIVE', 'AGREED'), hour)).toEqual(statusSince);
  expect(nextMoveAt(at('PAID_OFF', 'AGREED'), hour)).toEqual(statusSince);
  const later = new Date('2026-01-01T01:00:00.000Z');
  expect(nextMoveAt(at('PAID_OFF', 'ACTIVE'), hour)).toEqual(later);
  expect(nextMoveAt(at('CHARGED_OFF', 'ACTIVE'), hour)).toEqual(later);
  expect(nextMoveAt(at('ACTIVE', 'ACTIVE'), hour)).toBeNull();
});

test.each<[string, RegisteredState | null, boolean]>([
  ['ACTIVE', 'ACTIVE', true],
  ['PAID_OFF', 'ACTIVE', true],
  ['DELINQUENT', 'PAID_OFF', false],
  ['PENDING_DISBURSEMENT', 'ACTIVE', false],
  ['CANCELLED', 'AGREED', false],
  ['CANCELLED', null, true],
])('a loan that is %s is followed by %s: %s', (status, state, followed) => {
  expect(isFollowed(at(status, state))).toBe(followed);
});
