import type { Caller } from '@blockscore/caller';
import type { Alert } from '../domain/alerts/alert.ts';
import { type Resolving, resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import { noted } from '../domain/cases/transitions.ts';
import { saveStep } from './cases/change-case.ts';
import type { Work } from './ports.ts';
import { saveResolved } from './save-resolved.ts';

/**
 * Resolves the alert of that source, rule and key, if there is one that is not, and has its case tell of it. The
 * case first, then the alert: whoever changes a case locks in this order.
 */
export async function resolveRaised(
  work: Work,
  by: Caller,
  { source, rule, dedupeKey }: Pick<Alert, 'source' | 'rule' | 'dedupeKey'>,
  done: Resolving,
): Promise<void> {
  const seen = await work.alerts.findUnresolved(source, rule, dedupeKey);
  if (seen === undefined) return;
  const within = seen.caseId === null ? undefined : await work.cases.lock(seen.caseId);
  const alert = await work.alerts.lock(seen.id);
  if (alert === undefined || alert.caseId !== seen.caseId) return;
  const resolved = resolvedAlert(alert, done);
  if (!resolved.ok) return;
  if (within !== undefined) {
    const step = noted(within, {
      ...{ kind: 'ALERT_RESOLVED', refersTo: alert.id },
      ...{ outcome: done.resolution, text: done.reason },
    });
    if (step.ok) await saveStep(work, by, done.at, step.value);
  }
  await saveResolved(work, by, resolved.value);
}
