import { type Caller, serviceCaller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import {
  type AuditReport,
  daysOfMonth,
  followingMonth,
  isMonth,
} from '../domain/reports/audit-report.ts';
import { digestOf, drawReport, tellDrawn } from './draw-audit-report.ts';
import type { Ports } from './ports.ts';
import type { ShownAuditReport } from './report-ports.ts';
import { verifyAuditChain, WHILE_WAITED_FOR } from './verify-audit-chain.ts';

type ReportPorts = Pick<Ports, 'transact' | 'snapshot' | 'clock' | 'sha256'>;

/** After a standstill of years there is no more to make up for at once; the next run goes on. */
const MOST_MONTHS = 24;

/**
 * Makes the reports of months that are over and have none, the oldest first: the month's trail is proven
 * whole, or its first break named, and what it holds is counted. A report is kept as it was made.
 *
 * @returns the months
 * @throws where the signal tells it to stop; what was made stays
 */
export function makeAuditReports(ports: ReportPorts) {
  const verify = verifyAuditChain(ports);
  return async (signal: AbortSignal): Promise<readonly string[]> => {
    const current = ports.clock().toISOString().slice(0, 7);
    const first = await ports.transact((work) => work.reports.firstMonth());
    const made: string[] = [];
    for (let month = first ?? current; month < current; month = followingMonth(month)) {
      signal.throwIfAborted();
      if (made.length === MOST_MONTHS) break;
      if (await ports.transact((work) => work.reports.findAudit(month))) continue;
      const report = await draw(ports, verify, month);
      if (await keep(ports, report)) made.push(month);
    }
    return made;
  };
}

async function draw(
  { snapshot, clock }: ReportPorts,
  verify: ReturnType<typeof verifyAuditChain>,
  month: string,
): Promise<AuditReport> {
  const days = daysOfMonth(month);
  return { month, ...(await drawReport({ snapshot, clock }, verify, days)) };
}

/** Two processes may have drawn the same month: one of them keeps it. */
function keep({ transact, sha256: digest }: ReportPorts, report: AuditReport): Promise<boolean> {
  const { month, entries } = report;
  const intact = report.intact === true;
  const sha256 = digestOf(report, digest);
  return transact(async (work) => {
    if (!(await work.reports.keepAudit({ report, sha256 }))) return false;
    await work.events.record({
      type: 'compliance.audit.reported',
      aggregate: { type: 'AuditReport', id: month, version: 1 },
      audience: { scopes: ['compliance:read'] },
      actor: serviceCaller('compliance'),
      data: { month, sha256, entries, intact },
    });
    return true;
  });
}

/**
 * The report on a month; undefined until it was made, which is in the night after its last day. Kept, it counts
 * everything: for a reader whom the trail of the month does not show all of, another is drawn without that.
 * [compliance:read]
 * @throws Fault BAD_USER_INPUT where it is no month, or one that is not over
 */
export function findAuditReport(ports: ReportPorts) {
  const verify = verifyAuditChain(ports, WHILE_WAITED_FOR);
  return async (reader: Caller, month: string): Promise<ShownAuditReport | undefined> => {
    if (!isMonth(month)) throw new Fault('BAD_USER_INPUT', 'Give a month, e.g. 2026-10.');
    const found = await ports.transact((work) => work.reports.findAudit(month));
    if (found === undefined && month >= ports.clock().toISOString().slice(0, 7)) {
      const message = `${month} is not over: its report is made at 01:00 UTC on the first day after it. Until then ask for one of its days.`;
      throw new Fault('BAD_USER_INPUT', message);
    }
    if (found === undefined) return undefined;
    const { from, to } = daysOfMonth(month);
    const hidden = await ports.transact((work) => work.reports.hasKeptFrom(reader.id, from, to));
    if (!hidden) return { ...found, isKept: true };
    const report = { month, ...(await drawReport(ports, verify, { from, to }, reader.id)) };
    return await tellDrawn(ports, reader, report);
  };
}
