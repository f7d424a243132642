import type { Caller } from '@blockscore/caller';
import type { Outcome } from '@blockscore/result';
import { resolvedAlert } from '../../domain/alerts/resolve-alert.ts';
import type { Case } from '../../domain/cases/case.ts';
import { isFiledSince } from '../../domain/cases/sar.ts';
import { closed } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Ports, Work } from '../ports.ts';
import { saveResolved } from '../save-resolved.ts';
import { changeCase } from './change-case.ts';

export interface CloseCaseInput {
  readonly caseId: string;
}

/** Ends a case whose decision is carried out, and resolves the alerts that are in it as it was decided. */
export function closeCase(ports: Pick<Ports, 'transact' | 'clock'>) {
  const change = changeCase(ports);
  return (
    caller: Caller,
    { caseId }: CloseCaseInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> =>
    change(caller, caseId, async (found, at, work) => {
      const step = closed(found, at, await isReported(work, found));
      if (step.ok) await resolveAlertsOf(work, caller, found, at);
      return step;
    });
}

async function isReported(work: Work, { id, reviewedAt }: Case): Promise<boolean> {
  return reviewedAt !== null && isFiledSince(await work.sars.of(id), reviewedAt);
}

async function resolveAlertsOf(work: Work, by: Caller, found: Case, at: Date): Promise<void> {
  const resolution = found.decision === 'FILE_SAR' ? 'CONFIRMED' : 'NO_ACTION';
  const reason = `Decided with the case ${found.id}: ${found.decision}.`;
  for (const alert of await work.alerts.lockUnresolvedIn(found.id)) {
    const resolved = resolvedAlert(alert, { resolution, reason, by: by.id, at });
    if (resolved.ok) await saveResolved(work, by, resolved.value);
  }
}
