import type { HoldStatus } from '../monitoring/hold.ts';
import { type Periods, periodsBy } from './periods.ts';

/** What moved, and how much of it was suspicious. */
export interface MovementTotals {
  readonly currency: string;
  readonly transactions: number;
  readonly suspiciousTransactions: number;
  /** Minor units. */
  readonly volume: bigint;
  readonly suspiciousVolume: bigint;
}

export interface MovementsOfDay extends MovementTotals {
  /** `YYYY-MM-DD`: the day from which they count. */
  readonly day: string;
}

/** What became of alerts by the time at which the report is drawn. */
export interface AlertOutcomes {
  readonly alerts: number;
  /** Not resolved, and in no case. */
  readonly open: number;
  /** Not resolved, in a case. */
  readonly inCase: number;
  readonly falsePositive: number;
  readonly noAction: number;
  readonly confirmed: number;
  /** Whatever became of them but for false positives: in a case of which a report was filed. */
  readonly reported: number;
  /** When the oldest of those that are not resolved was raised. */
  readonly oldestUnresolvedAt: Date | null;
}

export interface RuleOutcomes extends AlertOutcomes {
  readonly code: string;
}

/** Payments that were held in the period, by what they are when the report is drawn. */
export type HeldTotals = Readonly<Record<Lowercase<HoldStatus>, number>>;

/** Of the period, without what concerns the reader. */
export interface MonitoringFacts {
  /** By day and currency. */
  readonly movements: readonly MovementsOfDay[];
  readonly alertDays: readonly { readonly day: string; readonly alerts: number }[];
  readonly rules: readonly RuleOutcomes[];
  readonly held: HeldTotals;
}

export interface MonitoredPeriod {
  readonly transactions: number;
  /** Those that an alert is about which did not turn out to be nothing. */
  readonly suspiciousTransactions: number;
  readonly volumes: readonly MovementTotals[];
  /** Alerts that monitoring raised in the period. */
  readonly alerts: number;
}

export interface MonitoringReport extends MonitoredPeriod {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  /** Suspicious of all transactions, in percent with two digits. */
  readonly alertRate: string;
  readonly alertsByRule: readonly RuleOutcomes[];
  readonly outcomes: AlertOutcomes;
  readonly held: HeldTotals;
  /** In the order of time; those of which there is nothing are left out. */
  readonly months: readonly (MonitoredPeriod & { readonly month: string })[];
  readonly facts: MonitoringFacts;
}

export function monitoringReportOf(
  from: string,
  to: string,
  facts: MonitoringFacts,
): MonitoringReport {
  const months = periodsBy('month', from, to);
  const all = totalsOf(facts, { from, to });
  const { transactions, suspiciousTransactions } = all;
  const rate = transactions === 0 ? 0 : (100 * suspiciousTransactions) / transactions;
  return {
    ...{ from, to, ...all, alertRate: rate.toFixed(2), alertsByRule: facts.rules },
    ...{ outcomes: outcomesOf(facts.rules), held: facts.held, facts },
    months: totalsIn(facts, months).flatMap((totals, at) =>
      totals.transactions + totals.alerts === 0
        ? []
        : [{ month: months.all[at]?.label ?? '', ...totals }],
    ),
  };
}

/** In the order of the periods. */
export function totalsIn(facts: MonitoringFacts, { all }: Periods): readonly MonitoredPeriod[] {
  return all.map((period) => totalsOf(facts, period));
}

function totalsOf(
  { movements, alertDays }: MonitoringFacts,
  { from, to }: { readonly from: string; readonly to: string },
): MonitoredPeriod {
  const within = ({ day }: { readonly day: string }) => from <= day && day <= to;
  const byCurrency = Map.groupBy(movements.filter(within), ({ currency }) => currency);
  const volumes = [...byCurrency].map(([currency, days]) => ({
    currency,
    transactions: sumOf(days, 'transactions'),
    suspiciousTransactions: sumOf(days, 'suspiciousTransactions'),
    volume: days.reduce((sum, { volume }) => sum + volume, 0n),
    suspiciousVolume: days.reduce((sum, { suspiciousVolume }) => sum + suspiciousVolume, 0n),
  }));
  volumes.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return {
    transactions: sumOf(volumes, 'transactions'),
    suspiciousTransactions: sumOf(volumes, 'suspiciousTransactions'),
    volumes,
    alerts: sumOf(alertDays.filter(within), 'alerts'),
  };
}

function outcomesOf(rules: readonly RuleOutcomes[]): AlertOutcomes {
  const times = rules.flatMap(({ oldestUnresolvedAt: at }) => (at === null ? [] : [at.getTime()]));
  return {
    alerts: sumOf(rules, 'alerts'),
    open: sumOf(rules, 'open'),
    inCase: sumOf(rules, 'inCase'),
    falsePositive: sumOf(rules, 'falsePositive'),
    noAction: sumOf(rules, 'noAction'),
    confirmed: sumOf(rules, 'confirmed'),
    reported: sumOf(rules, 'reported'),
    oldestUnresolvedAt: times.length === 0 ? null : new Date(Math.min(...times)),
  };
}

function sumOf<K extends string>(rows: readonly Readonly<Record<K, number>>[], of: K): number {
  return rows.reduce((sum, row) => sum + row[of], 0);
}
