import type { Caller } from '@blockscore/caller';
import type { Alert } from '../domain/alerts/alert.ts';
import type { Work } from './ports.ts';

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
