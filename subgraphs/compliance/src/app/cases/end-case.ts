import type { Caller } from '@blockscore/caller';
import { type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../../domain/alerts/alert.ts';
import { resolvedAlert } from '../../domain/alerts/resolve-alert.ts';
import { type Case, isDecidedWith } from '../../domain/cases/case.ts';
import { isFiledSince } from '../../domain/cases/sar.ts';
import { closed } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Work } from '../ports.ts';
import { saveResolved } from '../save-resolved.ts';
import { saveStep } from './change-case.ts';

/** Has an alert that is in no case join one, or open one, as a new one does. */
export type Join = (work: Work, alert: Alert, at: Date) => Promise<Alert>;

/**
 * Ends a case that is locked and whose decision is carried out, and resolves the alerts that are in it as it was decided. Those of
 * which the decision says nothing leave it, and go on as new ones do.
 */
export async function endCase(
  work: Work,
  by: Caller,
  found: Case,
  at: Date,
  join: Join,
): Promise<Outcome<Case, ComplianceErrorCode>> {
  const { decided, undecided } = await alertsIn(work, found);
  const step = closed(found, {
    at,
    reportIsFiled: await isReported(work, found),
    leaving: undecided.map(({ id }) => id),
  });
  if (!step.ok) return step;
  await resolveAlerts(work, by, found, decided, at);
  const saved = await saveStep(work, by, at, step.value);
  // After the case is closed: one that opens a case by itself opens another one.
  for (const alert of undecided) await leave(work, alert, at, join);
  return ok(saved);
}

/** Whether two officers decided to report it, and that is done: what comes now is in no report. */
export async function isCarriedOut(work: Work, found: Case): Promise<boolean> {
  const { status, decision } = found;
  return status === 'DECIDED' && decision === 'FILE_SAR' && (await isReported(work, found));
}

async function isReported(work: Work, { id, reviewedAt }: Case): Promise<boolean> {
  return reviewedAt !== null && isFiledSince(await work.sars.of(id), reviewedAt);
}

async function alertsIn(work: Work, { id }: Case) {
  const unseen = await work.cases.newSinceDecided(id);
  const unresolved = await work.alerts.lockUnresolvedIn(id);
  return {
    decided: unresolved.filter((alert) => isDecidedWith(alert, unseen)),
    undecided: unresolved.filter((alert) => !isDecidedWith(alert, unseen)),
  };
}

async function resolveAlerts(
  work: Work,
  by: Caller,
  found: Case,
  decided: readonly Alert[],
  at: Date,
): Promise<void> {
  const resolution = found.decision === 'FILE_SAR' ? 'CONFIRMED' : 'NO_ACTION';
  const reason = `Decided with the case ${found.id}: ${found.decision}.`;
  for (const alert of decided) {
    const resolved = resolvedAlert(alert, { resolution, reason, by: by.id, at });
    if (resolved.ok) await saveResolved(work, by, resolved.value);
  }
}

async function leave(work: Work, alert: Alert, at: Date, join: Join): Promise<void> {
  const left = { ...alert, version: alert.version + 1, status: 'OPEN', caseId: null } as const;
  await work.alerts.save(left);
  await join(work, left, at);
}
