import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert, AlertResolution } from '../domain/alerts/alert.ts';
import { readReason, resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import type { Case } from '../domain/cases/case.ts';
import { noted } from '../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { SANCTIONS_MATCH } from '../domain/screening-alert.ts';
import { saveStep } from './cases/change-case.ts';
import type { Ports, Work } from './ports.ts';

export interface ResolveAlertInput {
  readonly alertId: string;
  readonly resolution: AlertResolution;
  readonly reason: string;
}

/**
 * An officer says what became of an alert, and why. One about themselves looks like one that there is
 * not: that there is one would tell them.
 */
export function resolveAlert(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    input: ResolveAlertInput,
  ): Promise<Outcome<Alert, ComplianceErrorCode>> => {
    const reason = readReason(input.reason);
    if (!reason.ok) return reason;
    return await ports.transact(async (work) => {
      const found = await lockAlert(work, caller, input.alertId);
      if (!found.ok) return found;
      const { alert, within } = found.value;
      if (alert.rule === SANCTIONS_MATCH && input.resolution !== 'NO_ACTION') {
        const message = 'Say so of the match: dismissMatch and confirmMatch resolve this alert.';
        return fail('INVALID_STATE', message, ['input', 'resolution']);
      }
      const at = ports.clock();
      const done = { resolution: input.resolution, reason: reason.value, by: caller.id, at };
      const resolved = resolvedAlert(alert, done);
      if (!resolved.ok) return resolved;
      if (within !== undefined) {
        const step = noted(within, {
          ...{ kind: 'ALERT_RESOLVED', refersTo: alert.id },
          ...{ outcome: input.resolution, text: reason.value },
        });
        if (!step.ok) return step;
        await saveStep(work, caller, at, step.value);
      }
      await saveResolved(work, caller, resolved.value);
      return resolved;
    });
  };
}

/** Keeps a resolved alert and tells officers of it. */
export async function saveResolved(work: Work, by: Caller, alert: Alert): Promise<void> {
  const { id, version, source, subject, resolution } = alert;
  if (resolution === null) throw new Error(`The alert ${id} is not resolved.`);
  await work.alerts.save(alert);
  await work.events.record({
    type: 'compliance.alert.resolved',
    aggregate: { type: 'alert', id, version },
    audience: { scopes: ['compliance:read'] },
    actor: by,
    data: { alertId: id, source, resolution, ...(subject !== null && { userId: subject }) },
  });
}

interface Found {
  readonly alert: Alert;
  /** The case that it is in. */
  readonly within: Case | undefined;
}

/** The case first, then the alert: whoever changes a case locks in this order. */
async function lockAlert(
  work: Work,
  caller: Caller,
  id: string,
): Promise<Outcome<Found, ComplianceErrorCode>> {
  const path = ['input', 'alertId'];
  const unknown = fail('NOT_FOUND', 'There is no such alert.', path);
  if (!isId('alert', id)) return unknown;
  const [seen] = await work.alerts.findMany([id]);
  if (seen === undefined || (seen.subject !== null && isSelf(caller, seen.subject))) return unknown;
  const within = seen.caseId === null ? undefined : await work.cases.lock(seen.caseId);
  const alert = await work.alerts.lock(id);
  if (alert === undefined || alert.caseId !== seen.caseId) {
    return fail('INVALID_STATE', 'The alert joined a case just now: look at that first.', path);
  }
  if (alert.status === 'IN_CASE' && within !== undefined && within.status !== 'OPEN') {
    const message = `The alert is part of the case ${within.id}, which is ${within.status}.`;
    return fail('INVALID_STATE', message, path);
  }
  return ok({ alert, within });
}
