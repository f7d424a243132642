import type { Caller } from '@blockscore/caller';
import { type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../../domain/alerts/alert.ts';
import { resolvedAlert } from '../../domain/alerts/resolve-alert.ts';
import { type Case, isDecidedWith } from '../../domain/cases/case.ts';
import { isFiledSince } from '../../domain/cases/sar.ts';
import { closed } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Ports, Work } from '../ports.ts';
import { saveResolved } from '../save-resolved.ts';
import { lockCase, saveStep } from './change-case.ts';
import { joinCase } from './join-case.ts';

export interface CloseCaseInput {
  readonly caseId: string;
}

/**
 * Ends a case whose decision is carried out, and resolves the alerts that are in it as it was decided. Those of
 * which the decision says nothing leave it, and go on as new ones do.
 */
export function closeCase(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { caseId }: CloseCaseInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> =>
    await ports.transact(async (work) => {
      const found = await lockCase(work, caller, caseId);
      if (!found.ok) return found;
      const at = ports.clock();
      const { decided, undecided } = await alertsIn(work, found.value);
      const step = closed(found.value, {
        at,
        reportIsFiled: await isReported(work, found.value),
        leaving: undecided.map(({ id }) => id),
      });
      if (!step.ok) return step;
      await resolveAlerts(work, caller, found.value, decided, at);
      const saved = await saveStep(work, caller, at, step.value);
      // After the case is closed: one that opens a case by itself opens another one.
      for (const alert of undecided) await leave(work, alert, at);
      return ok(saved);
    });
}

async function isReported(work: Work, { id, reviewedAt }: Case): Promise<boolean> {
  return reviewedAt !== null && isFiledSince(await work.sars.of(id), reviewedAt);
}

async function alertsIn(work: Work, { id }: Case) {
  const joinedSince = await work.cases.joinedSinceAgreed(id);
  const unresolved = await work.alerts.lockUnresolvedIn(id);
  return {
    decided: unresolved.filter((alert) => isDecidedWith(alert, joinedSince)),
    undecided: unresolved.filter((alert) => !isDecidedWith(alert, joinedSince)),
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

async function leave(work: Work, alert: Alert, at: Date): Promise<void> {
  const left = { ...alert, version: alert.version + 1, status: 'OPEN', caseId: null } as const;
  await work.alerts.save(left);
  await joinCase(work, left, at);
}
