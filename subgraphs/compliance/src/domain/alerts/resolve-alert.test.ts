import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Alert } from './alert.ts';
import { resolvedAlert, takenBack, takesBack } from './resolve-alert.ts';

const resolution = fc.constantFrom('FALSE_POSITIVE', 'CONFIRMED', 'NO_ACTION');
const done = fc.record({
  ...{ resolution, reason: fc.string({ minLength: 1 }), by: fc.constantFrom('user_2', 'user_3') },
  at: fc.date({ min: new Date(0), noInvalidDate: true }),
});
const resolved: fc.Arbitrary<Alert> = fc.record({
  id: fc.constant('alert_1'),
  version: fc.integer({ min: 2, max: 9 }),
  source: fc.constantFrom('SCREENING', 'MONITORING', 'FRAUD', 'FRAUD', 'KYC', 'LISTS'),
  rule: fc.constant('APPLICATION_FRAUD'),
  ruleVersion: fc.constant('1'),
  subject: fc.constant('user_1'),
  severity: fc.constantFrom('LOW', 'MEDIUM', 'HIGH'),
  status: fc.constant('RESOLVED'),
  dedupeKey: fc.constant('fraud_1'),
  facts: fc.option(fc.constant([{ name: 'score', value: '70' }]), { nil: null }),
  raisedAt: fc.constant(new Date(0)),
  firings: fc.integer({ min: 1, max: 3 }),
  lastFiredAt: fc.constant(new Date(0)),
  caseId: fc.option(fc.constant('case_1'), { nil: null }),
  resolution,
  reason: fc.string({ minLength: 1 }),
  resolvedBy: fc.constant('user_2'),
  resolvedAt: fc.constant(new Date(1_000)),
});

describe('what was resolved', () => {
  test('is taken back where it is a fraud that was confirmed and is none, and only there', () => {
    const property = fc.property(resolved, resolution, (alert, to) => {
      const { source, resolution: before } = alert;
      const isTakenBack = source === 'FRAUD' && before === 'CONFIRMED' && to === 'FALSE_POSITIVE';
      expect(takesBack(alert, to)).toBe(isTakenBack);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('is never resolved again', () => {
    const property = fc.property(resolved, done, (alert, given) => {
      expect(resolvedAlert(alert, given)).toMatchObject({
        error: [{ code: 'INVALID_STATE' }],
      });
    });
    fc.assert(property, { numRuns: 200 });
  });

  test('and is taken back is kept as it was said, and nothing else of the alert changes', () => {
    const property = fc.property(resolved, done, (given, back) => {
      const alert: Alert = { ...given, source: 'FRAUD', resolution: 'CONFIRMED' };
      const taken = takenBack(alert, { ...back, resolution: 'FALSE_POSITIVE' });
      if (alert.facts === null) {
        // The person's data is destroyed.
        expect(taken).toMatchObject({ error: [{ code: 'INVALID_STATE' }] });
        return;
      }
      expect(taken).toEqual({
        ok: true,
        value: {
          alert: {
            ...alert,
            ...{ version: alert.version + 1, resolution: 'FALSE_POSITIVE' },
            ...{ reason: back.reason, resolvedBy: back.by, resolvedAt: back.at },
          },
          superseded: {
            ...{ alertId: 'alert_1', subject: 'user_1', resolution: 'CONFIRMED' },
            ...{ reason: given.reason, resolvedBy: 'user_2', resolvedAt: new Date(1_000) },
          },
        },
      });
    });
    fc.assert(property, { numRuns: 200 });
  });
});
