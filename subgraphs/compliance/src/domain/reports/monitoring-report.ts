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

/** The report as it is printed. */
export function monitoringDocument(report: MonitoringFigures): ReportDocument {
  const { from, to, transactions, suspiciousTransactions, alerts, alertRate } = report;
  const { volumes, alertsByRule } = report;
  return {
    title: 'Monitoring of transactions',
    period: `${from} to ${to}`,
    figures: [
      { name: 'Payments', value: String(transactions), meaning: 'in the books, in these days' },
      {
        name: 'Suspicious',
        value: String(suspiciousTransactions),
        meaning: 'that an alert is about which did not turn out to be nothing',
      },
      { name: 'Alert rate', value: `${alertRate} %`, meaning: 'suspicious of all' },
      { name: 'Alerts', value: String(alerts), meaning: 'raised in these days' },
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
        parts: ['Alerts'],
        bars: alertsByRule.map(({ code, alerts: raised }) => ({ label: code, values: [raised] })),
      },
    ],
    tables: [
      {
        title: 'Rules',
        columns: ['Rule', 'Alerts'],
        rows: alertsByRule.map(({ code, alerts: raised }) => [code, raised]),
      },
    ],
  };
}

function amount(minor: bigint, currency: string): string {
  return formatAmount(money(minor, currency as CurrencyCode));
}
