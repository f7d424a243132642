import type { Alert } from '../../domain/alerts/alert.ts';
import type { Ports, Work } from '../ports.ts';
import { joinCase } from './join-case.ts';

const AT_ONCE = 100;

/**
 * Puts alerts about people that have been in no case since that day, or before, into the person's, or one of their
 * own: the time for a report runs for them, too, and from then on it is told what is due.
 *
 * @returns how many
 */
export async function openLateCases(
  ports: Pick<Ports, 'transact'>,
  day: string,
  at: Date,
  signal?: AbortSignal,
): Promise<number> {
  let joined = 0;
  let after: Alert['id'] | undefined;
  do {
    signal?.throwIfAborted();
    const from = after;
    const ids = await ports.transact((work) => work.alerts.openSince(day, from, AT_ONCE));
    for (const id of ids) {
      if (await ports.transact((work) => joinLate(work, id, at))) joined += 1;
    }
    after = ids.length < AT_ONCE ? undefined : ids.at(-1);
  } while (after !== undefined);
  return joined;
}

async function joinLate(work: Work, id: Alert['id'], at: Date): Promise<boolean> {
  const [seen] = await work.alerts.findMany([id]);
  if (seen === undefined || seen.subject === null) return false;
  // A case before its alerts: whoever changes both locks in this order.
  await work.cases.lockOpenAbout(seen.subject);
  const alert = await work.alerts.lock(id);
  if (alert === undefined || alert.status !== 'OPEN') return false;
  await joinCase(work, alert, at, true);
  return true;
}
