import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect, patternsOf } from './detect.ts';
import type { Customer, Movement } from './movement.ts';
import type { MonitoringRule } from './rule.ts';

const NOBODY: Customer = { countries: [] };
const FATF = { name: 'FATF', source: 'https://example.org', asOf: '2025-10-24', countries: ['KP'] };

const common = {
  code: 'RULE',
  version: 1,
  description: 'A rule.',
  severity: 'LOW',
  action: 'ALERT',
  currency: 'USD',
} as const;

/** Few loans, days and sums, so that patterns come about. */
const movement: fc.Arbitrary<Movement> = fc.record({
  paymentId: fc.integer({ min: 0, max: 99_999 }).map((id) => `pay_${id}` as const),
  loanId: fc.constantFrom('loan_a' as const, 'loan_b' as const),
  kind: fc.constantFrom('PAYOUT', 'COLLECTION', 'COLLECTION', 'COLLECTION', 'REFUND'),
  amount: fc.constantFrom(50_000n, 100_000n, 250_000n, 300_000n, 850_000n, 950_050n, 1_000_000n),
  currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
  day: fc
    .integer({ min: 0, max: 60 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
  method: fc.constantFrom('CASH', 'DIRECT_DEBIT', null),
  counterparty: fc.constantFrom('OWN', 'OTHER', 'UNKNOWN'),
  country: fc.constantFrom('KP', 'US', null),
});
const history = fc.uniqueArray(movement, { maxLength: 25, selector: ({ paymentId }) => paymentId });
const days = fc.integer({ min: 1, max: 40 });
const few = fc.integer({ min: 1, max: 4 });
const direction = fc.constantFrom('IN' as const, 'OUT' as const);

const isIn = ({ kind }: Movement) => kind === 'COLLECTION';
const goes = (way: 'IN' | 'OUT') => (each: Movement) => isIn(each) === (way === 'IN');
const asDate = ({ day }: Movement) => new Date(`${day}T12:00:00Z`).getTime();
const daysApart = (a: Movement, b: Movement) => Math.round((asDate(b) - asDate(a)) / 86_400_000);
const total = (all: readonly Movement[]) => all.reduce((sum, { amount }) => sum + amount, 0n);

/** Which payments are part of some window that is enough: by looking at each of them from its last one. */
function inSomeWindow(
  all: readonly Movement[],
  length: number,
  isEnough: (window: readonly Movement[]) => boolean,
): Set<string> {
  const found = new Set<string>();
  for (const last of all) {
    const window = all.filter((each) => {
      const apart = daysApart(each, last);
      if (apart === 0) return each.paymentId <= last.paymentId;
      return apart > 0 && apart < length;
    });
    if (isEnough(window)) for (const { paymentId } of window) found.add(paymentId);
  }
  return found;
}

type Reference = (all: readonly Movement[]) => Set<string>;
interface Case {
  readonly rule: MonitoringRule;
  readonly reference: Reference;
}

const structuring: fc.Arbitrary<Case> = fc
  .record({ payments: few, days, direction, cash: fc.boolean() })
  .map(({ cash, ...given }) => ({
    rule: {
      ...common,
      kind: 'STRUCTURING',
      parameters: {
        ...given,
        ...{ threshold: 1_000_000n, from: 250_000n, sumAbove: 500_000n },
        ...(cash && { methods: ['CASH' as const] }),
      },
    },
    reference: (all) =>
      inSomeWindow(
        all.filter(
          (each) =>
            goes(given.direction)(each) &&
            each.amount >= 250_000n &&
            each.amount < 1_000_000n &&
            (!cash || each.method === 'CASH'),
        ),
        given.days,
        (window) => window.length >= given.payments && total(window) > 500_000n,
      ),
  }));

const velocity: fc.Arbitrary<Case> = fc
  .record({ payments: few, days, direction, bySum: fc.boolean() })
  .map(({ payments, days: length, direction: way, bySum }) => ({
    rule: {
      ...common,
      kind: 'VELOCITY',
      parameters: { days: length, direction: way, ...(bySum ? { sum: 900_000n } : { payments }) },
    },
    reference: (all) =>
      inSomeWindow(all.filter(goes(way)), length, (window) =>
        bySum ? total(window) >= 900_000n : window.length >= payments,
      ),
  }));

const rapid: fc.Arbitrary<Case> = fc
  .record({ days, refundDays: days, repaidPercent: fc.integer({ min: 1, max: 100 }) })
  .map((given) => ({
    rule: {
      ...common,
      kind: 'RAPID_IN_AND_OUT',
      parameters: { ...given, refundMinimum: 100_000n },
    },
    reference: (all) => {
      const found = new Set<string>();
      for (const out of all.filter((each) => !isIn(each))) {
        const ins = all.filter((each) => isIn(each) && each.loanId === out.loanId);
        const after = ins.filter((each) => {
          const apart = daysApart(out, each);
          return apart >= 0 && apart <= given.days;
        });
        const before = ins.filter((each) => {
          const apart = daysApart(each, out);
          return apart >= 0 && apart <= given.refundDays;
        });
        const share = Number(total(after)) / Number(out.amount);
        const isRepaid = out.kind === 'PAYOUT' && share * 100 >= given.repaidPercent;
        const isBack = out.kind === 'REFUND' && out.amount >= 100_000n && before.length > 0;
        const parts = isRepaid ? after : isBack ? before : [];
        for (const part of isRepaid || isBack ? [out, ...parts] : []) found.add(part.paymentId);
      }
      return found;
    },
  }));

const dormant: fc.Arbitrary<Case> = days.map((length) => ({
  rule: { ...common, kind: 'DORMANT_WAKE_UP', parameters: { days: length, minimum: 250_000n } },
  reference: (all) => {
    const woken = all.filter((each) => {
      const earlier = all.filter(
        (other) =>
          daysApart(other, each) > 0 ||
          (other.day === each.day && other.paymentId < each.paymentId),
      );
      const since = Math.min(...earlier.map((other) => daysApart(other, each)));
      return each.amount >= 250_000n && earlier.length > 0 && since >= length;
    });
    return new Set(woken.map(({ paymentId }) => paymentId));
  },
}));

const round: fc.Arbitrary<Case> = fc.record({ payments: few, days, direction }).map((given) => ({
  rule: { ...common, kind: 'ROUND_SUMS', parameters: { ...given, multipleOf: 100_000n } },
  reference: (all) =>
    inSomeWindow(
      all.filter((each) => goes(given.direction)(each) && Number(each.amount) % 100_000 === 0),
      given.days,
      (window) => window.length >= given.payments,
    ),
}));

const geography: fc.Arbitrary<Case> = days.map((length) => ({
  rule: {
    ...common,
    kind: 'HIGH_RISK_GEOGRAPHY',
    parameters: { days: length, minimum: 100_000n, residence: true, lists: [FATF] },
  },
  reference: (all) =>
    new Set(
      all
        .filter(({ amount, country }) => amount >= 100_000n && country === 'KP')
        .map(({ paymentId }) => paymentId),
    ),
}));

const thirdParty: fc.Arbitrary<Case> = fc.record({ payments: few, days }).map((given) => ({
  rule: {
    ...common,
    kind: 'THIRD_PARTY_REPAYMENT',
    parameters: { ...given, minimum: 100_000n },
  },
  reference: (all) =>
    inSomeWindow(
      all.filter((each) => isIn(each) && each.counterparty === 'OTHER' && each.amount >= 100_000n),
      given.days,
      (window) => window.length >= given.payments,
    ),
}));

const CASES = { structuring, velocity, rapid, dormant, round, geography, thirdParty };
/** Of these a payment that comes later takes nothing back. */
const ONLY_GROWING = Object.entries(CASES).filter(([name]) => name !== 'dormant');

const paymentIds = (movements: readonly Movement[]) => movements.map(({ paymentId }) => paymentId);
function hitsOf(rule: MonitoringRule, all: readonly Movement[]): Set<string> {
  const findings = detect(rule, all, NOBODY);
  return new Set(findings.flatMap(({ movements }) => paymentIds(movements)));
}

describe('whatever the payments', () => {
  test.each(Object.entries(CASES))('%s finds what a plain search finds', (_, cases) => {
    fc.assert(
      fc.property(cases, history, ({ rule, reference }, all) => {
        const own = all.filter(({ currency }) => currency === 'USD');
        expect(hitsOf(rule, all)).toEqual(reference(own));
      }),
      { numRuns: 150 },
    );
  });

  test.each(ONLY_GROWING)('%s finds the same in whatever order they come', (_, cases) => {
    fc.assert(
      fc.property(cases, history, ({ rule }, all) => {
        const found = new Set<string>();
        for (const [index, latest] of all.entries()) {
          const known = all.slice(0, index + 1);
          for (const { movements } of detect(rule, known, NOBODY)) {
            if (movements.includes(latest)) for (const id of paymentIds(movements)) found.add(id);
          }
        }
        expect(found).toEqual(hitsOf(rule, all));
      }),
      { numRuns: 50 },
    );
  });

  test.each(Object.entries(CASES))('no two patterns of %s share a payment', (_, cases) => {
    fc.assert(
      fc.property(cases, history, ({ rule }, all) => {
        const patterns = patternsOf(detect(rule, all, NOBODY));
        const ids = patterns.flatMap(({ movements }) => paymentIds(movements));
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids)).toEqual(hitsOf(rule, all));
      }),
      { numRuns: 50 },
    );
  });
});

test('who lives in a country of a list, or has an address there, is found by every payment', () => {
  const countries = fc.constantFrom(['KP'], ['US', 'KP'], ['KP', 'US']);
  fc.assert(
    fc.property(geography, history, countries, ({ rule }, all, lived) => {
      const own = all.filter(({ currency, amount }) => currency === 'USD' && amount >= 100_000n);
      const found = detect(rule, all, { countries: lived }).flatMap(({ movements }) =>
        paymentIds(movements),
      );
      expect(new Set(found)).toEqual(new Set(paymentIds(own)));
    }),
    { numRuns: 50 },
  );
});
