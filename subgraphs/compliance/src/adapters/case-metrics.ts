import { createCountsGauge, type Logger, type Metrics } from '@blockscore/service';
import type { Ports } from '../app/ports.ts';
import { dayOf } from '../domain/cases/deadlines.ts';

/** What is due of cases and of alerts that are in none, and what no officer may see. */
export function measureCases(
  ports: Pick<Ports, 'transact' | 'clock'>,
  metrics: Pick<Metrics, 'registry'>,
  logger: Logger,
): void {
  createCountsGauge(metrics, logger, {
    name: 'compliance_cases',
    help: 'Cases by what is due of them: NONE, AHEAD, NEAR (within a week) or MISSED.',
    kinds: ['NONE', 'AHEAD', 'NEAR', 'MISSED'],
    read: () => ports.transact((work) => work.cases.countByDeadline(dayOf(ports.clock()))),
  });
  createCountsGauge(metrics, logger, {
    name: 'compliance_open_alerts',
    help: 'Alerts about people that are in no case, by what would be due: AHEAD, NEAR or MISSED, which a job puts into cases.',
    kinds: ['AHEAD', 'NEAR', 'MISSED'],
    read: () => ports.transact((work) => work.alerts.countOpenByDeadline(ports.clock())),
  });
  createCountsGauge(metrics, logger, {
    name: 'compliance_alerts_for_nobody',
    help: 'Alerts that are not resolved and that NO_OFFICER may see: each is named by one, or it is about them, by whatever account.',
    kinds: ['NO_OFFICER'],
    read: async () =>
      new Map([
        ['NO_OFFICER' as const, await ports.transact(({ named }) => named.countForNobody())],
      ]),
  });
}
