import type { Caller } from '@blockscore/caller';
import { recordDisclosures } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import { comparedWith } from '../domain/comparison.ts';
import { isComparedAlike, type SubjectFacts } from '../domain/kyc/subject.ts';
import { recordOf, type Screening } from '../domain/screening.ts';
import { type ReplayDifference, replayDifferences } from '../domain/screening-replay.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports } from './ports.ts';

/**
 * Of which facts a replay is: those that were compared, those of now where those of then were not kept,
 * or none, because the person's data has been erased.
 */
export type ReplayedFacts = 'AS_COMPARED' | 'PRESENT' | 'ERASED';

export interface ScreeningReplay {
  readonly screening: Screening;
  readonly facts: ReplayedFacts;
  /** Whether the person's data are others now than were compared; null where that cannot be said. */
  readonly changedSince: boolean | null;
  /** Null where nothing could be compared. */
  readonly same: boolean | null;
  readonly differences: readonly ReplayDifference[];
  readonly replayedAt: Date;
}

/**
 * Screens again as it was done once: the facts that were compared, against exactly the versions that
 * the screening is pinned to. Nothing of it is kept, but that it was looked at is on the audit trail.
 * Null where there is no such screening, or it concerns the caller.
 */
export function replayScreening(ports: Ports) {
  const disclose = recordDisclosures('compliance', ports.transact);
  return async (caller: Caller, id: string): Promise<ScreeningReplay | null> => {
    const found = isId('scr', id) ? await find(ports, caller, id) : undefined;
    if (found === undefined) return null;
    const { screening, compared, present } = found;
    await disclose(caller, [{ userId: screening.userId, field: 'screening.replay' }]);
    const facts = compared ?? present;
    const about = {
      screening,
      changedSince: compared && present && !isComparedAlike(compared, present),
      replayedAt: ports.clock(),
    };
    if (facts === null) return { ...about, facts: 'ERASED', same: null, differences: [] };
    const index = await ports.lists.at(screening.versionIds);
    const now = comparedWith(index, facts, screening.birthAttested);
    const differences = replayDifferences(screening, now, now.found.map(recordOf));
    return {
      ...about,
      facts: compared === null ? 'PRESENT' : 'AS_COMPARED',
      same: differences.length === 0,
      differences,
    };
  };
}

interface Found {
  readonly screening: Screening;
  readonly compared: SubjectFacts | null;
  readonly present: SubjectFacts | null;
}

function find(
  ports: Pick<Ports, 'transact'>,
  caller: Caller,
  id: `scr_${string}`,
): Promise<Found | undefined> {
  return ports.transact(async (work) => {
    const [screening] = await work.screenings.findMany([id]);
    if (screening === undefined) return undefined;
    if (await isConcerned(work, caller, screening.userId)) return undefined;
    const { userId, factsNumber } = screening;
    const present = (await work.subjects.find(userId))?.facts ?? null;
    const compared =
      factsNumber === null ? null : await work.subjectFacts.find(userId, factsNumber);
    // What was kept and is gone was erased: what is known now says nothing of it.
    return factsNumber !== null && compared === null
      ? { screening, compared: null, present: null }
      : { screening, compared, present };
  });
}
