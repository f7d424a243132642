import type { Caller } from '@blockscore/caller';
import type { Alert } from '../domain/alerts/alert.ts';
import type { Work } from './ports.ts';

/** Keeps a resolved alert, tells officers of it, and has judged anew whom it tells of by another account. */
export async function saveResolved(work: Work, by: Caller, alert: Alert): Promise<void> {
  const { id, version, source, subject, resolution } = alert;
  if (resolution === null) throw new Error(`The alert ${id} is not resolved.`);
  await work.alerts.save(alert);
  // Whoever is the same person by another account is looked at where this one is a fraud, and no more where it is none.
  if (source === 'FRAUD' && subject !== null)
    await work.jobs.enqueue('judge-same-person', { userId: subject });
  await work.events.record({
    type: 'compliance.alert.resolved',
    aggregate: { type: 'alert', id, version },
    audience: { scopes: ['compliance:read'] },
    actor: by,
    data: { alertId: id, source, resolution, ...(subject !== null && { userId: subject }) },
  });
}
