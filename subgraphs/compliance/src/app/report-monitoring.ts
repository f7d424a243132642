import type { Caller } from '@blockscore/caller';
import { type MonitoringReport, monitoringReportOf } from '../domain/reports/monitoring-report.ts';
import type { Ports } from './ports.ts';

/**
 * What moved in a period, how much of it was suspicious, and what became of the alerts; all of it as of one
 * moment, without what is about the reader: an officer would find in the figures that something was raised about them.
 */
export function reportMonitoring(ports: Pick<Ports, 'snapshot'>) {
  return async (reader: Caller, from: string, to: string): Promise<MonitoringReport> =>
    monitoringReportOf(
      from,
      to,
      await ports.snapshot((work) => work.reports.monitoring(from, to, reader.id)),
    );
}
