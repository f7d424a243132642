import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiryOf, standingOf } from './attestation.ts';

const DAY = 86_400_000;
const moment = fc.date({
  min: new Date('2020-01-01T00:00:00.000Z'),
  max: new Date('2100-01-01T00:00:00.000Z'),
  noInvalidDate: true,
});

test('the word on a score holds on the days on which lending decides by it, and on no other', () => {
  const age = (stated: Date, now: Date) =>
    Math.floor(now.getTime() / DAY) - Math.floor(stated.getTime() / DAY);
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 400 }), fc.nat(500 * DAY), (stated, days, on) => {
      const now = new Date(stated.getTime() + on);
      const holds = now.getTime() < expiryOf(stated, days).getTime();
      expect(holds).toBe(age(stated, now) <= days);
    }),
  );
});

test('it ends at midnight, whenever in a day the finances were stated', () => {
  fc.assert(
    fc.property(moment, (stated) => {
      expect(expiryOf(stated, 90).getTime() % DAY).toBe(0);
      const dawn = new Date(Math.floor(stated.getTime() / DAY) * DAY);
      expect(expiryOf(dawn, 90)).toEqual(expiryOf(stated, 90));
    }),
  );
});

test.each([
  ['PENDING', 0, null, null],
  ['PENDING', 0, null, 'PENDING'],
  ['PENDING', 0, null, 'CONFIRMING'],
  ['ATTESTED', 0, null, 'CONFIRMED'],
  ['EXPIRED', 10, null, 'CONFIRMED'],
  ['EXPIRED', 11, null, null],
  ['REVOKED', 0, 0, 'CONFIRMED'],
  ['REVOKED', 11, 5, 'CONFIRMED'],
] as const)('is %s on day %i, revoked on day %s, with %s on the chain', (state, day, on, chain) => {
  const revokedAt = on === null ? null : new Date(on * DAY);
  const standing = { expiresAt: new Date(10 * DAY), revokedAt };
  expect(standingOf(standing, chain, new Date(day * DAY))).toBe(state);
});
