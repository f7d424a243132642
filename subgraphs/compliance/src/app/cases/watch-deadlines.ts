import type { Case } from '../../domain/cases/case.ts';
import { DAYS_NEAR, dayOf, deadlineState, plusDays } from '../../domain/cases/deadlines.ts';
import { OPENING_POLICY } from '../../domain/cases/opening-policy.ts';
import type { Ports, Work } from '../ports.ts';
import { saveStep } from './change-case.ts';
import { openLateCases } from './open-late.ts';

const COMPLIANCE = { kind: 'SERVICE', id: 'compliance' } as const;
const AT_ONCE = 100;

export interface WatchedDeadlines {
  /** Alerts that were in no case for so long that they are in one now. */
  readonly opened: number;
  readonly near: number;
  readonly missed: number;
}

/**
 * Writes on the timeline of each case, and so tells officers, that its deadline is near or was missed; once
 * each. Alerts that officers have left out of cases are put into one first. A try goes on where the last one stopped.
 */
export function watchDeadlines(ports: Pick<Ports, 'transact' | 'clock'>) {
  const tell = tellDeadlines(ports);
  return async (signal?: AbortSignal): Promise<WatchedDeadlines> => {
    const at = ports.clock();
    const today = dayOf(at);
    const since = plusDays(today, -OPENING_POLICY.daysLeftOut);
    const opened = await openLateCases(ports, since, at, signal);
    const missed = await tell('MISSED', plusDays(today, -1), at, signal);
    const near = await tell('NEAR', plusDays(today, DAYS_NEAR), at, signal);
    return { opened, near, missed };
  };
}

/** Tells of all that is due through that day and was not told of; gives of how many. */
function tellDeadlines(ports: Pick<Ports, 'transact'>) {
  return async (told: 'NEAR' | 'MISSED', through: string, at: Date, signal?: AbortSignal) => {
    let count = 0;
    for (;;) {
      signal?.throwIfAborted();
      const ids = await ports.transact((work) => work.cases.untoldDue(through, told, AT_ONCE));
      if (ids.length === 0) return count;
      for (const id of ids) {
        if (await ports.transact((work) => tellOne(work, id, at))) count += 1;
      }
    }
  };
}

async function tellOne(work: Work, id: Case['id'], at: Date): Promise<boolean> {
  const found = await work.cases.lock(id);
  if (found === undefined || found.deadline === null) return false;
  const { deadline, deadlineTold } = found;
  const state = deadlineState(deadline, dayOf(at));
  if (state === 'AHEAD' || state === deadlineTold) return false;
  const kind = state === 'NEAR' ? 'DEADLINE_NEAR' : 'DEADLINE_MISSED';
  const happened = [{ kind, outcome: deadline.kind, text: deadline.dueOn }] as const;
  await saveStep(work, COMPLIANCE, at, { case: { ...found, deadlineTold: state }, happened });
  return true;
}
