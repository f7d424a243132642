import { describe, expect, test } from 'vitest';
import { isStale, staleAfter } from './staleness.ts';

const HOUR_MS = 3_600_000;
const now = new Date('2026-03-02T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
const current = {
  ...{ id: 'un-consolidated@1', listId: 'un-consolidated', sha256: '1', importedAt: now },
  ...{ entries: 1, aliases: 0, addresses: 0 },
};
const list = {
  ...{ demo: false, active: true, current },
  ...{ checkedAt: hoursAgo(47), fileAt: null as Date | null },
};
const policy = { maxAgeMs: 48 * HOUR_MS, maxFileAgeMs: null };

describe('a list', () => {
  test('is relied on until it was not confirmed for too long', () => {
    expect(isStale(list, policy, now)).toBe(false);
    expect(isStale({ ...list, checkedAt: hoursAgo(49) }, policy, now)).toBe(true);
    expect(staleAfter(list, policy)).toEqual(hoursAgo(-1));
  });

  test('from files is too old by them as well, where that is asked for', () => {
    const old = { ...list, fileAt: hoursAgo(1_000) };
    expect(isStale(old, policy, now)).toBe(false);
    expect(isStale(old, { ...policy, maxFileAgeMs: 999 * HOUR_MS }, now)).toBe(true);
  });

  test('that is configured and never came is missing', () => {
    const never = { ...list, active: false, current: null, checkedAt: null };
    expect(isStale(never, policy, now)).toBe(true);
  });

  test('that is relied on for nothing is never too old', () => {
    for (const other of [{ demo: true }, { active: false }]) {
      expect(staleAfter({ ...list, checkedAt: hoursAgo(999), ...other }, policy)).toBeNull();
    }
  });
});
