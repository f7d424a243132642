import { dayOf } from '../domain/calendar.ts';
import { moveApplication } from './change-status.ts';
import type { Clock, Transact } from './ports.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;
const BATCH = 100;

/**
 * Closes applications of which nobody gave what was missing by the day that they were told, at most a hundred
 * in a transaction. That is no denial: the notice of incompleteness said so, and no other is due (12 CFR
 * 1002.9(c)(2)). What an officer approved already is left to a second one.
 *
 * @returns how many were closed
 */
export function closeIncomplete(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return async (signal?: AbortSignal): Promise<number> => {
    let count = 0;
    while (signal?.aborted !== true) {
      const { closed, isLast } = await ports.transact(async (work) => {
        const today = dayOf(ports.clock());
        const locked = await work.applications.lockUnanswered(today, BATCH);
        const ids = locked.map(({ id }) => id);
        const still = await work.applications.stillUnanswered(today, ids);
        const applications = locked.filter(({ id }) => still.has(id));
        for (const application of applications) {
          await moveApplication(work, LENDING, application, 'CLOSED_INCOMPLETE');
        }
        return { closed: applications.length, isLast: locked.length < BATCH };
      });
      count += closed;
      if (isLast) break;
    }
    return count;
  };
}
