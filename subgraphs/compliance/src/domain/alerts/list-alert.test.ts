import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListRefusal, SanctionsList } from '../sanctions/list.ts';
import { LIST_STALE, listTroubleEnded, refusalKey, refusalRule } from './list-alert.ts';

const AT = new Date('2026-05-04T10:00:00Z');
const version = { entries: 12, aliases: 0, addresses: 0, importedAt: AT };
const current = { id: 'un@1', listId: 'un', sha256: '1'.repeat(64), ...version };
const whole = {
  ...{ id: 'un', name: 'UN', source: 'UN', demo: false, active: true, origin: '/lists' },
  ...{ checkedAt: AT, fileAt: null, refusal: null, current },
} as unknown as SanctionsList;

const sha256 = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
const refusal: fc.Arbitrary<ListRefusal> = fc
  .oneof(
    fc.record({ kind: fc.constantFrom('BROKEN' as const, 'SHRUNKEN' as const), sha256 }),
    fc.record({
      kind: fc.constantFrom('MISSING' as const, 'UNREACHABLE' as const, 'BROKEN' as const),
      sha256: fc.constant(null),
    }),
  )
  .map((given) => ({ ...given, at: AT, message: 'So it is.', entries: null }));
const alerted = refusal.filter(({ kind }) => kind !== 'UNREACHABLE');

function alertOf({ kind, sha256: of }: ListRefusal) {
  if (kind === 'UNREACHABLE') throw new Error('Of that there is no alert.');
  return { rule: refusalRule(kind), dedupeKey: refusalKey('un', { kind, sha256: of }) };
}
const ended = (
  alert: { readonly rule: string; readonly dedupeKey: string },
  over: Partial<SanctionsList>,
  isStale = false,
) => listTroubleEnded(alert, { list: { ...whole, ...over }, isStale }) !== undefined;

describe('the trouble of a list', () => {
  test('goes on while it is met again, or nobody knows, and has ended once it is another or none', () => {
    const property = fc.property(alerted, refusal, fc.boolean(), (was, is, isStale) => {
      const alert = alertOf(was);
      const same = is.kind === 'UNREACHABLE' || refusalKey('un', is) === alert.dedupeKey;
      expect(ended(alert, { refusal: is }, isStale)).toBe(!same);
      expect(ended(alert, {}, isStale)).toBe(true);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('of being too old goes on while it is too old, whatever else is wrong', () => {
    const stale = { rule: LIST_STALE, dedupeKey: 'un' };
    const property = fc.property(refusal, fc.boolean(), (is, isStale) => {
      expect(ended(stale, { refusal: is }, isStale)).toBe(!isStale);
    });
    fc.assert(property, { numRuns: 50 });
  });

  test('has ended with the list: retired by an officer, or configured no more before it came', () => {
    const property = fc.property(alerted, (was) => {
      expect(ended(alertOf(was), { active: false })).toBe(true);
      expect(listTroubleEnded(alertOf(was), undefined)).toMatch(/configured no more/);
      // One that never came is not active either, and is waited for.
      const never = { active: false, current: null, refusal: was };
      expect(ended(alertOf(was), never, true)).toBe(false);
    });
    fc.assert(property, { numRuns: 50 });
  });
});
