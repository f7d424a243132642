import { type CurrencyCode, formatAmount, money } from '@blockscore/money';
import type { BarChart, Figure, ReportDocument, ReportTable } from './document.ts';
import {
  type MonitoredPeriod,
  type MonitoringReport,
  type RuleOutcomes,
  totalsIn,
} from './monitoring-report.ts';
import { type Periods, periodsOf } from './periods.ts';

/** A version of a rule that watches. */
export interface WatchingRule {
  readonly code: string;
  readonly version: number;
  readonly action: 'ALERT' | 'BLOCK';
  readonly declaredAt: Date;
}

/**
 * The report as it is printed.
 *
 * @param watching the rules when it was drawn
 */
export function monitoringDocument(
  report: MonitoringReport,
  watching: readonly WatchingRule[],
): ReportDocument {
  const periods = periodsOf(report.from, report.to);
  return {
    title: 'Monitoring of transactions',
    period: `${report.from} to ${report.to}`,
    about: [['Rules', `${watching.length} watched when this was drawn`]],
    figures: figuresOf(report),
    charts: [...chartsOverTime(report, periods), chartOfRules(report.alertsByRule)],
    tables: [
      tableOverTime(report, periods),
      tableOfRules(report),
      tableOfHeld(report),
      {
        title: 'Rules when this was drawn',
        columns: ['Rule', 'Version', 'What it does', 'Declared'],
        rows: watching.map(({ code, version, action, declaredAt }) => [
          code,
          String(version),
          action === 'BLOCK' ? 'holds payments' : 'raises alerts',
          declaredAt.toISOString(),
        ]),
        note: 'An alert tells the version of the rule that raised it, which may be an earlier one.',
      },
    ],
  };
}

function figuresOf(report: MonitoringReport): readonly Figure[] {
  const { outcomes, held, volumes } = report;
  const { oldestUnresolvedAt: oldest } = outcomes;
  const unresolved = outcomes.open + outcomes.inCase;
  return [
    { name: 'Payments', value: report.transactions, meaning: 'in the books, in these days' },
    {
      name: 'Suspicious',
      value: report.suspiciousTransactions,
      meaning: 'that an alert is about which did not turn out to be nothing',
    },
    { name: 'Alert rate', value: `${report.alertRate} %`, meaning: 'suspicious of all' },
    { name: 'Alerts', value: report.alerts, meaning: 'raised in these days' },
    ...volumes.flatMap(({ currency, volume, suspiciousVolume }) => [
      {
        name: `Volume, ${currency}`,
        value: amount(volume, currency),
        meaning: 'of these payments',
      },
      {
        name: `Suspicious, ${currency}`,
        value: amount(suspiciousVolume, currency),
        meaning: 'of the suspicious ones',
      },
    ]),
    {
      name: 'Not resolved',
      value: unresolved,
      meaning:
        oldest === null
          ? 'of these alerts'
          : `of these alerts; the oldest is of ${oldest.toISOString().slice(0, 10)}`,
    },
    {
      name: 'Reported',
      value: outcomes.reported,
      meaning: 'of these alerts: in a case of which a report was filed',
    },
    {
      name: 'False positives',
      value: outcomes.falsePositive,
      meaning: 'of these alerts, as officers found',
    },
    {
      name: 'Held',
      value: heldOf(report),
      meaning: `payments, before they moved; ${held.held} of them still are`,
    },
  ];
}

function chartsOverTime({ facts }: MonitoringReport, periods: Periods): readonly BarChart[] {
  const totals = totalsIn(facts, periods);
  const bars = (valuesOf: (of: (typeof totals)[number]) => readonly number[]) =>
    totals.map((total, at) => ({ label: periods.all[at]?.label ?? '', values: valuesOf(total) }));
  const axis = `${periods.unit} (UTC)`;
  return [
    {
      ...{ title: `Payments by ${periods.unit}`, unit: 'payments', axis },
      parts: ['Not suspicious', 'Suspicious'],
      bars: bars(({ transactions, suspiciousTransactions }) => [
        transactions - suspiciousTransactions,
        suspiciousTransactions,
      ]),
    },
    {
      ...{ title: `Alerts by ${periods.unit}`, unit: 'alerts', axis, parts: ['Alerts'] },
      bars: bars(({ alerts }) => [alerts]),
    },
  ];
}

function chartOfRules(rules: readonly RuleOutcomes[]): BarChart {
  return {
    ...{ title: 'Alerts by rule', lies: true, unit: 'alerts', axis: 'rule' },
    parts: ['Open', 'In a case', 'False positive', 'Otherwise resolved'],
    bars: rules.map(({ code, open, inCase, falsePositive, noAction, confirmed }) => ({
      label: code,
      values: [open, inCase, falsePositive, noAction + confirmed],
    })),
  };
}

function tableOverTime(report: MonitoringReport, periods: Periods): ReportTable {
  const { facts, volumes } = report;
  const row = (name: string, of: MonitoredPeriod) => [
    ...[name, of.transactions, of.suspiciousTransactions],
    ...volumes.flatMap(({ currency }) => {
      const own = of.volumes.find((volume) => volume.currency === currency);
      return [amount(own?.volume ?? 0n, currency), amount(own?.suspiciousVolume ?? 0n, currency)];
    }),
    of.alerts,
  ];
  const rows = totalsIn(facts, periods).flatMap((of, at) =>
    of.transactions + of.alerts === 0 ? [] : [row(periods.all[at]?.name ?? '', of)],
  );
  const left = periods.all.length - rows.length;
  const titles = volumes.flatMap(({ currency }) => [
    `Volume, ${currency}`,
    `Suspicious, ${currency}`,
  ]);
  const unit = periods.unit.charAt(0).toUpperCase() + periods.unit.slice(1);
  return {
    title: `Payments and alerts by ${periods.unit}`,
    columns: [unit, 'Payments', 'Suspicious', ...titles, 'Alerts'],
    rows: [...rows, row('Total', report)],
    amounts: titles.map((_, at) => at + 3),
    note: `Payments are of the day from which they count, alerts of the day on which they were raised. ${
      left > 0
        ? `Of ${left} of ${periods.all.length} ${periods.unit}s there is nothing: they are left out.`
        : ''
    }`.trim(),
  };
}

function tableOfRules({ alertsByRule, outcomes }: MonitoringReport): ReportTable {
  const row = (name: string, of: MonitoringReport['outcomes']) => [
    ...[name, of.alerts, of.open, of.inCase, of.falsePositive, of.noAction, of.confirmed],
    of.reported,
  ];
  return {
    title: 'Alerts of these days by rule and outcome',
    columns: [
      ...['Rule', 'Alerts', 'Open', 'In a case', 'False positive', 'No action', 'Confirmed'],
      'Reported',
    ],
    rows: [...alertsByRule.map((rule) => row(rule.code, rule)), row('Total', outcomes)],
    note: 'What became of them by the time at which this was drawn. Reported are those in a case of which a report was filed, but for false positives: they are counted under their outcome, too.',
  };
}

function tableOfHeld(report: MonitoringReport): ReportTable {
  const { held, released, refused, overtaken } = report.held;
  return {
    title: 'Payments that were held in these days',
    columns: ['What became of them', 'Payments'],
    rows: [
      ['Held still', held],
      ['Released by officers', released],
      ['Refused by an officer', refused],
      ['Went on before they were held', overtaken],
      ['Total', heldOf(report)],
    ],
  };
}

function heldOf({ held }: MonitoringReport): number {
  return Object.values(held).reduce((sum, each) => sum + each, 0);
}

function amount(minor: bigint, currency: string): string {
  return formatAmount(money(minor, currency as CurrencyCode));
}
