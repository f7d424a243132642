import type { Caller } from '@blockscore/caller';
import type { MovementTotals, RuleTotals } from './monitoring-ports.ts';
import type { Ports } from './ports.ts';

export interface MonitoringReport {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly transactions: number;
  /** Those that an alert is about which did not turn out to be nothing. */
  readonly suspiciousTransactions: number;
  readonly volumes: readonly MovementTotals[];
  /** Alerts that monitoring raised in the period. */
  readonly alerts: number;
  readonly alertsByRule: readonly RuleTotals[];
  /** Suspicious of all transactions, in percent with two digits. */
  readonly alertRate: string;
}

const DAY_MS = 86_400_000;

/**
 * What moved in a period, and how much of it was suspicious; all of it as of one moment, without what is
 * about the reader: an officer would find in the figures that something was raised about them.
 */
export function reportMonitoring(ports: Pick<Ports, 'snapshot'>) {
  return async (reader: Caller, from: string, to: string): Promise<MonitoringReport> =>
    await ports.snapshot(async (work) => {
      const { movements, hits } = work.monitoring;
      const volumes = await movements.totals(from, to, reader.id);
      const until = new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS);
      const alertsByRule = await hits.alertsBetween(
        new Date(`${from}T00:00:00Z`),
        until,
        reader.id,
      );
      const transactions = sumOf(volumes.map((each) => each.transactions));
      const suspiciousTransactions = sumOf(volumes.map((each) => each.suspiciousTransactions));
      const alerts = sumOf(alertsByRule.map((each) => each.alerts));
      const alertRate = rateOf(suspiciousTransactions, transactions);
      return {
        from,
        to,
        transactions,
        suspiciousTransactions,
        volumes,
        alerts,
        alertsByRule,
        alertRate,
      };
    });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function rateOf(part: number, whole: number): string {
  return whole === 0 ? '0.00' : ((part / whole) * 100).toFixed(2);
}
