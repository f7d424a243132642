import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monitoringDocument } from './monitoring-document.ts';
import { type MonitoringFacts, monitoringReportOf } from './monitoring-report.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2024, 10, 23);
const dayOf = (at: number) => new Date(FIRST + at * DAY_MS).toISOString().slice(0, 10);
const few = fc.nat({ max: 9 });

const movement = fc.record({
  day: fc.nat({ max: 729 }).map(dayOf),
  currency: fc.constantFrom('USD', 'EUR'),
  transactions: fc.integer({ min: 1, max: 9 }),
  suspiciousTransactions: fc.constant(1),
  volume: fc.bigInt({ min: 100n, max: 10_000_000n }),
  suspiciousVolume: fc.constant(50n),
});
const outcomes = { open: few, inCase: few, falsePositive: few, noAction: few, confirmed: few };
const rule = fc
  .record({ ...outcomes, reported: few, oldest: fc.nat({ max: 729 }) })
  .map(({ oldest, ...of }) => ({
    ...{ code: 'STRUCTURING', ...of, oldestUnresolvedAt: new Date(FIRST + oldest * DAY_MS) },
    alerts: of.open + of.inCase + of.falsePositive + of.noAction + of.confirmed,
  }));
const facts: fc.Arbitrary<MonitoringFacts> = fc.record({
  movements: fc.array(movement, { maxLength: 30 }),
  alertDays: fc.array(fc.record({ day: fc.nat({ max: 729 }).map(dayOf), alerts: few })),
  rules: fc.array(rule, { maxLength: 4 }),
  held: fc.record({ held: few, released: few, refused: few, overtaken: few }),
});

test('months add up to the report, whatever moved when, and so do the outcomes of rules', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const report = monitoringReportOf(dayOf(0), dayOf(729), given);
      const { months, volumes, outcomes: all, alertsByRule } = report;
      const sum = (of: 'transactions' | 'suspiciousTransactions' | 'alerts') =>
        months.reduce((total, month) => total + month[of], 0);
      expect([sum('transactions'), sum('suspiciousTransactions'), sum('alerts')]).toEqual([
        ...[report.transactions, report.suspiciousTransactions, report.alerts],
      ]);
      for (const { currency, volume } of volumes) {
        const parts = months.flatMap((month) =>
          month.volumes.filter((each) => each.currency === currency),
        );
        expect(parts.reduce((total, part) => total + part.volume, 0n)).toBe(volume);
      }
      expect(new Set(months.map(({ month }) => month)).size).toBe(months.length);
      expect(all.open + all.inCase + all.falsePositive + all.noAction + all.confirmed).toBe(
        alertsByRule.reduce((total, { alerts }) => total + alerts, 0),
      );
    }),
  );
});

test('the table over time has a row for each month of which there is something, and its sum', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const report = monitoringReportOf(dayOf(0), dayOf(729), given);
      const { tables, charts } = monitoringDocument(report, []);
      const [overTime] = tables;
      expect(overTime?.rows).toHaveLength(report.months.length + 1);
      expect(overTime?.rows.at(-1)?.slice(0, 3)).toEqual([
        ...['Total', report.transactions, report.suspiciousTransactions],
      ]);
      for (const row of overTime?.rows ?? [])
        expect(row).toHaveLength(overTime?.columns.length ?? 0);
      const payments = charts[0]?.bars.flatMap(({ values }) => values) ?? [];
      expect(payments.reduce((total, each) => total + each, 0)).toBe(report.transactions);
    }),
  );
});
