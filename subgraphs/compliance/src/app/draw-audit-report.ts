import { actorOf, type Caller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { type Canonical, canonicalJson } from '../domain/audit/canonical.ts';
import { isDay } from '../domain/kyc/subject.ts';
import {
  type AuditReport,
  type DrawnAuditReport,
  daysReported,
} from '../domain/reports/audit-report.ts';
import type { Ports } from './ports.ts';
import type { ShownAuditReport } from './report-ports.ts';
import { verifyAuditChain, WHILE_WAITED_FOR } from './verify-audit-chain.ts';

/** Days that one report is on, at the most: a quarter. */
export const MOST_REPORTED_DAYS = 92;

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * A report on days that an officer asks for, as the trail is now, today's included. It counts nothing that
 * is about the officer, who would learn from it what is on the trail of them; whether the trail is whole is
 * told of all of it. The trail has it, by its SHA-256 and who had it drawn. [compliance:read]
 * @throws Fault BAD_USER_INPUT for days that are none, in the wrong order, to come, or more than 92
 */
export function drawAuditReport(ports: Pick<Ports, 'transact' | 'snapshot' | 'clock' | 'sha256'>) {
  const verify = verifyAuditChain(ports, WHILE_WAITED_FOR);
  return async (reader: Caller, from: string, to: string): Promise<ShownAuditReport> => {
    if (!isDay(from) || !isDay(to) || from > to) {
      throw new Fault('BAD_USER_INPUT', 'Give two days, the first not after the second.');
    }
    if (to > ports.clock().toISOString().slice(0, 10)) {
      throw new Fault(
        'BAD_USER_INPUT',
        'Give days that were, or today: there is nothing after it.',
      );
    }
    if ((Date.parse(to) - Date.parse(from)) / 86_400_000 >= MOST_REPORTED_DAYS) {
      throw new Fault('BAD_USER_INPUT', `Report on at most ${MOST_REPORTED_DAYS} days at once.`);
    }
    const drawn = await drawReport(ports, verify, { from, to }, reader.id);
    const report: DrawnAuditReport = { month: null, from, to, ...drawn };
    return await tellDrawn(ports, reader, report);
  };
}

/**
 * Puts on the trail that somebody had this report drawn, which is none of those that are kept: with the SHA-256
 * whoever holds it can be told what it is, and that of which month is another.
 */
export async function tellDrawn(
  { transact, sha256: digest }: Pick<Ports, 'transact' | 'sha256'>,
  reader: Caller,
  report: ShownAuditReport['report'],
): Promise<ShownAuditReport> {
  const sha256 = digestOf(report, digest);
  const { from, to } = daysReported(report);
  await transact((work) =>
    work.events.record({
      type: 'compliance.audit.drawn',
      aggregate: { type: 'AuditReport', id: `${from}/${to}`, version: 0 },
      audience: { scopes: ['compliance:read'] },
      actor: actorOf(reader),
      data: { from, to, sha256, entries: report.entries },
    }),
  );
  return { report, sha256, isKept: false };
}

/** What the trail holds of these days, and whether it is whole. */
export async function drawReport(
  { snapshot, clock }: Pick<Ports, 'snapshot' | 'clock'>,
  verify: ReturnType<typeof verifyAuditChain>,
  { from, to }: Days,
  notAbout?: string,
): Promise<Omit<AuditReport, 'month'>> {
  const { intact, firstBroken } = await verify(from, to);
  return await snapshot(async (work) => ({
    madeAt: clock().toISOString(),
    ...(await work.reports.audit(from, to, notAbout)),
    intact,
    firstBroken,
    anchor: (await work.auditAnchors.lastOfDays(from, to, notAbout)).at(-1) ?? null,
  }));
}

export function digestOf(report: object, sha256: Ports['sha256']): string {
  return sha256(canonicalReport(report));
}

/** What the SHA-256 of a report is of. */
export function canonicalReport(report: object): string {
  return canonicalJson(JSON.parse(JSON.stringify(report)) as Canonical);
}
