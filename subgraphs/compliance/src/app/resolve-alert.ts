import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert, AlertResolution } from '../domain/alerts/alert.ts';
import { readReason, resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
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
      const alert = await lockAlert(work, caller, input.alertId);
      if (!alert.ok) return alert;
      const { resolution } = input;
      const done = { resolution, reason: reason.value, by: caller.id, at: ports.clock() };
      const resolved = resolvedAlert(alert.value, done);
      if (!resolved.ok) return resolved;
      await saveResolved(work, caller, resolved.value);
      return resolved;
    });
  };
}

/** Keeps a resolved alert and tells officers of it. */
export async function saveResolved(work: Work, by: Caller, alert: Alert): Promise<void> {
  const { id, version, subject, resolution } = alert;
  if (resolution === null) throw new Error(`The alert ${id} is not resolved.`);
  await work.alerts.save(alert);
  await work.events.record({
    type: 'compliance.alert.resolved',
    aggregate: { type: 'alert', id, version },
    audience: { scopes: ['compliance:read'] },
    actor: by,
    data: { alertId: id, resolution, ...(subject !== null && { userId: subject }) },
  });
}

async function lockAlert(
  work: Work,
  caller: Caller,
  id: string,
): Promise<Outcome<Alert, ComplianceErrorCode>> {
  const alert = isId('alert', id) ? await work.alerts.lock(id) : undefined;
  return alert === undefined || (alert.subject !== null && isSelf(caller, alert.subject))
    ? fail('NOT_FOUND', 'There is no such alert.', ['input', 'alertId'])
    : ok(alert);
}
