import { sql } from 'drizzle-orm';
import type { ReportRepository } from '../app/report-ports.ts';
import type { HoldStatus } from '../domain/monitoring/hold.ts';
import type { MovementsOfDay, RuleOutcomes } from '../domain/reports/monitoring-report.ts';
import { doesNotConcern } from './named-repository.ts';
import type { Queries } from './report-repository.ts';
import { alerts, monitoringHits, movements, paymentHolds, sars } from './tables.ts';

type Written<T, K extends keyof T> = Omit<T, K> & Readonly<Record<K, string>>;
type MovementRow = Written<MovementsOfDay, 'volume' | 'suspiciousVolume'>;
type RuleRow = Omit<RuleOutcomes, 'oldestUnresolvedAt'> & { readonly oldest: string | null };

/** What a report on monitoring counts. */
export function monitoringFiguresOn({ rows }: Queries): Pick<ReportRepository, 'monitoring'> {
  return {
    async monitoring(from, to, reader) {
      const { day, currency, amount, userId } = movements;
      const moved = await rows<MovementRow>(sql`
        select day::text, currency, count(*)::integer as transactions, sum(amount)::text as volume,
          count(*) filter (where suspicious)::integer as "suspiciousTransactions",
          coalesce(sum(amount) filter (where suspicious), 0)::text as "suspiciousVolume"
        from (
          select ${day}, ${currency}, ${amount}, exists (
            select from ${monitoringHits} join ${alerts} on ${alerts.id} = ${monitoringHits.alertId}
            where ${monitoringHits.paymentId} = ${movements.paymentId}
              and ${alerts.resolution} is distinct from 'FALSE_POSITIVE') as suspicious
          from ${movements}
          where ${movements.postedAt} is not null and ${movements.undoneAt} is null
            and ${day} between ${from} and ${to} and ${doesNotConcern(reader, userId)}
        ) moved group by 1, 2 order by 1, 2`);
      // That a rule is to change is no find of a rule.
      const raised = sql`${alerts.source} = 'MONITORING' and ${alerts.subject} is not null
        and ${alerts.raisedAt} >= ${from}::date and ${alerts.raisedAt} < ${to}::date + 1
        and ${doesNotConcern(reader, alerts.subject)}`;
      const alertDays = await rows<{ day: string; alerts: number }>(sql`
        select ${alerts.raisedAt}::date::text as day, count(*)::integer as alerts
        from ${alerts} where ${raised} group by 1 order by 1`);
      const found = await rows<RuleRow>(sql`
        select ${alerts.rule} as code, count(*)::integer as alerts,
          count(*) filter (where ${alerts.status} = 'OPEN')::integer as open,
          count(*) filter (where ${alerts.status} = 'IN_CASE')::integer as "inCase",
          count(*) filter (where ${alerts.resolution} = 'FALSE_POSITIVE')::integer as "falsePositive",
          count(*) filter (where ${alerts.resolution} = 'NO_ACTION')::integer as "noAction",
          count(*) filter (where ${alerts.resolution} = 'CONFIRMED')::integer as confirmed,
          count(*) filter (where ${alerts.resolution} is distinct from 'FALSE_POSITIVE' and exists (
            select from ${sars} where ${sars.caseId} = ${alerts.caseId} and ${sars.status} = 'FILED'
          ))::integer as reported,
          min(${alerts.raisedAt}) filter (where ${alerts.status} <> 'RESOLVED') as oldest
        from ${alerts} where ${raised} group by 1 order by 1`);
      const held = await rows<{ status: HoldStatus; payments: number }>(sql`
        select ${paymentHolds.status} as status, count(*)::integer as payments
        from ${paymentHolds}
        where ${paymentHolds.heldAt} >= ${from}::date and ${paymentHolds.heldAt} < ${to}::date + 1
          and ${doesNotConcern(reader, paymentHolds.userId)} group by 1`);
      const of = (status: HoldStatus) => held.find((each) => each.status === status)?.payments ?? 0;
      return {
        movements: moved.map(({ volume, suspiciousVolume, ...row }) => ({
          ...row,
          volume: BigInt(volume),
          suspiciousVolume: BigInt(suspiciousVolume),
        })),
        alertDays,
        rules: found.map(({ oldest, ...row }) => ({
          ...row,
          oldestUnresolvedAt: oldest === null ? null : new Date(oldest),
        })),
        held: {
          held: of('HELD'),
          released: of('RELEASED'),
          refused: of('REFUSED'),
          overtaken: of('OVERTAKEN'),
        },
      };
    },
  };
}
