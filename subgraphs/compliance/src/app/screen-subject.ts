import { newId } from '@blockscore/ids';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import type { ScreeningIndex } from '../domain/matching/screen.ts';
import {
  entityOf,
  MOST_KEPT,
  recordOf,
  type Screening,
  type ScreeningReason,
} from '../domain/screening.ts';
import type { UserId, Work } from './ports.ts';

interface Actor {
  readonly kind: 'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS';
  readonly id: string;
}

/** Compares a person with the lists and keeps the result, pinned to the versions compared with. */
export async function screenSubject(
  work: Work,
  index: ScreeningIndex,
  userId: UserId,
  facts: SubjectFacts,
  reason: ScreeningReason,
  actor: Actor,
  now: Date,
): Promise<Screening> {
  const found = index.screen({
    name: `${facts.firstName} ${facts.lastName}`,
    kind: 'PERSON',
    dateOfBirth: facts.dateOfBirth,
    country: facts.country,
  });
  const screening: Screening = {
    id: newId('scr'),
    userId,
    reason,
    outcome: found.length === 0 ? 'CLEAR' : 'HIT',
    versionIds: index.versionIds,
    entities: [...new Set(found.map(entityOf))],
    matches: found.slice(0, MOST_KEPT).map(recordOf),
    requestedBy: actor.id,
    screenedAt: now,
  };
  await work.screenings.insert(screening);
  await work.events.record({
    type: 'compliance.subject.screened',
    aggregate: { type: 'screening', id: screening.id, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor,
    data: {
      userId,
      screeningId: screening.id,
      outcome: screening.outcome,
      listVersionIds: [...index.versionIds],
    },
  });
  return screening;
}
