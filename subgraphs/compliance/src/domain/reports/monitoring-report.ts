import { type CurrencyCode, formatAmount, money } from '@blockscore/money';
import type { ReportDocument } from './document.ts';

/** What moved in some days, and how much of it was suspicious. */
export interface MonitoringFigures {
  readonly from: string;
  readonly to: string;
  readonly transactions: number;
  readonly suspiciousTransactions: number;
  /** Percent with two digits. */
  readonly alertRate: string;
  readonly alerts: number;
  readonly volumes: readonly {
    readonly currency: string;
    readonly transactions: number;
    readonly suspiciousTransactions: number;
    /** Minor units. */
    readonly volume: bigint;
    readonly suspiciousVolume: bigint;
  }[];
  readonly alertsByRule: readonly { readonly code: string; readonly alerts: number }[];
}

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
  report: MonitoringFigures,
  watching: readonly WatchingRule[],
): ReportDocument {
  const { from, to, transactions, suspiciousTransactions, alerts, alertRate } = report;
  const { volumes, alertsByRule } = report;
  return {
    title: 'Monitoring of transactions',
    period: `${from} to ${to}`,
    about: [['Rules', `${watching.length} watched when this was drawn`]],
    figures: [
      { name: 'Payments', value: transactions, meaning: 'in the books, in these days' },
      {
        name: 'Suspicious',
        value: suspiciousTransactions,
        meaning: 'that an alert is about which did not turn out to be nothing',
      },
      { name: 'Alert rate', value: `${alertRate} %`, meaning: 'suspicious of all' },
      { name: 'Alerts', value: alerts, meaning: 'raised in these days' },
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
    ],
    charts: [
      {
        title: 'Alerts by rule',
        unit: 'alerts',
        axis: 'rule',
        parts: ['Alerts'],
        bars: alertsByRule.map(({ code, alerts: raised }) => ({ label: code, values: [raised] })),
      },
    ],
    tables: [
      {
        title: 'Alerts of these days by rule',
        columns: ['Rule', 'Alerts'],
        rows: [
          ...alertsByRule.map(({ code, alerts: raised }) => [code, raised]),
          ['Total', alerts],
        ],
      },
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

function amount(minor: bigint, currency: string): string {
  return formatAmount(money(minor, currency as CurrencyCode));
}
