import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alert, AlertFact } from './alert.ts';
import { type FoundAgain, firedAgain, isNews } from './firing.ts';

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'] as const;
const severity = fc.constantFrom(...SEVERITIES);
const fact: fc.Arbitrary<AlertFact> = fc.record({
  name: fc.constantFrom('countries', 'score', 'screening'),
  value: fc.string({ maxLength: 5 }),
});
const facts = fc.array(fact, { maxLength: 4 });
const payments = fc.uniqueArray(
  fc.integer({ min: 0, max: 99 }).map((number) => `pay_${number}` as const),
);
const found: fc.Arbitrary<FoundAgain> = fc.record({
  ...{ ruleVersion: fc.constantFrom('1', '2'), severity, facts, paymentIds: payments },
  ...{ incidental: fc.constant(['screening']), at: fc.constant(new Date(1_000)) },
});
const raised: Alert = {
  ...{ id: 'alert_1', version: 1, source: 'MONITORING', rule: 'VELOCITY', ruleVersion: '1' },
  ...{ subject: 'user_1', severity: 'LOW', status: 'OPEN', dedupeKey: 'pay_1', caseId: null },
  ...{ facts: [{ name: 'countries', value: 'IR' }], raisedAt: new Date(0), firings: 1 },
  ...{ lastFiredAt: new Date(0), resolution: null, reason: null, resolvedBy: null },
  resolvedAt: null,
};

test('it is news by a payment, or by facts that were never told, whatever tells of the look', () => {
  const property = fc.property(found, fc.array(facts), fc.string(), (given, told, screening) => {
    const paid = given.paymentIds.length > 0;
    const again = given.facts.map((each) =>
      each.name === 'screening' ? { ...each, value: screening } : each,
    );
    expect(isNews(given, [...told, again])).toBe(paid);
    const other = [...given.facts, { name: 'score', value: 'another' }];
    expect(isNews({ ...given, facts: other }, [given.facts, again])).toBe(true);
    expect(isNews(given, [])).toBe(true);
  });
  fc.assert(property, { numRuns: 300 });
});

test('however it fires, none is left out, and it is as bad as the worst of it', () => {
  const property = fc.property(fc.array(found, { minLength: 1, maxLength: 8 }), (all) => {
    let alert = raised;
    const numbers = all.map((each) => {
      const { alert: fired, firing } = firedAgain(alert, each);
      expect(firing).toMatchObject({ alertId: 'alert_1', subject: 'user_1', facts: each.facts });
      alert = fired;
      return firing.number;
    });
    expect(numbers).toEqual(all.map((_, index) => index + 2));
    const worst = Math.max(...all.map((each) => SEVERITIES.indexOf(each.severity)));
    expect(alert).toEqual({
      ...raised,
      ...{ version: 1 + all.length, firings: 1 + all.length, lastFiredAt: new Date(1_000) },
      severity: SEVERITIES[worst],
    });
  });
  fc.assert(property, { numRuns: 200 });
});
