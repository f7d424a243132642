import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, countChanges } from './delta.ts';

const members = fc
  .dictionary(fc.stringMatching(/^[a-z0-9]{1,3}$/), fc.constantFrom('one', 'two', 'three'))
  .map((all) => Object.entries(all).map(([uid, contentHash]) => ({ uid, contentHash })));

describe('what differs between two versions', () => {
  test('made to the first gives the second', () => {
    fc.assert(
      fc.property(members, members, (before, after) => {
        const made = new Map<string, string>(before.map((each) => [each.uid, each.contentHash]));
        for (const { uid, after: hash, before: was } of changesBetween(before, after)) {
          expect(made.get(uid) ?? null).toBe(was);
          if (hash === null) made.delete(uid);
          else made.set(uid, hash);
        }
        const wanted = after.map(({ uid, contentHash }) => [uid, contentHash] as const);
        expect(new Map([...made].sort())).toEqual(new Map([...wanted].sort()));
      }),
    );
  });

  test('is nothing between equal ones, each entry once, and turned round the other way', () => {
    fc.assert(
      fc.property(members, members, (before, after) => {
        expect(changesBetween(before, [...before].reverse())).toEqual([]);
        const there = changesBetween(before, after);
        expect(new Set(there.map(({ uid }) => uid)).size).toBe(there.length);
        const [one, other] = [countChanges(there), countChanges(changesBetween(after, before))];
        expect(other).toEqual({ added: one.removed, changed: one.changed, removed: one.added });
      }),
    );
  });
});
