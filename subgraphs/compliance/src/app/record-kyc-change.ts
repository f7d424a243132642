import type { EventData } from '@blockscore/events';
import {
  isHeard,
  type KycVerification,
  levelToldToPerson,
  type ToldVerification,
  toldOf,
} from '../domain/kyc/verification.ts';
import type { Work } from './ports.ts';
import type { Actor } from './record-kyc-document.ts';

/**
 * Tells how a verification stands, and the person what they read of it. Two events: what leads into a review or
 * out of one, and who of the staff did it, is not for the person. In whose trail a match that was
 * dismissed leaves what everybody's has.
 */
export async function recordKycChange(
  work: Work,
  before: KycVerification,
  after: KycVerification,
  actor: Actor,
): Promise<void> {
  const level = levelToldToPerson(after);
  if (isRelevant(before, after)) {
    await work.events.record({
      type: 'compliance.kyc.changed',
      aggregate: { type: 'kyc', id: after.id, version: after.version },
      audience: { scopes: ['compliance:read'] },
      actor,
      data: {
        ...{ userId: after.userId, kycId: after.id, from: before.status, to: after.status },
        ...more(level, after.missing),
      },
    });
  }
  const [previous, told] = [toldOf(before), toldOf(after)];
  if (isHeard(previous, told)) await tellPerson(work, after, previous.status, told);
}

/** Tells the person what they read of their verification from now on. */
export async function tellPerson(
  work: Work,
  { id: kycId, userId, version }: KycVerification,
  from: ToldVerification['status'],
  { status: to, level, missing }: ToldVerification,
): Promise<void> {
  await work.events.record({
    type: 'compliance.kyc.told',
    aggregate: { type: 'kyc', id: kycId, version },
    audience: { subject: userId, scopes: [] },
    actor: { kind: 'SERVICE', id: 'compliance' },
    data: { userId, kycId, from, to, ...more(level, missing) },
  });
}

function more(
  level: KycVerification['level'],
  missing: KycVerification['missing'],
): Pick<EventData['compliance.kyc.changed'], 'level' | 'awaitsPerson'> {
  return {
    ...(level !== null && { level }),
    ...(missing.length > 0 && { awaitsPerson: true as const }),
  };
}

/**
 * Whoever relies on a verification asks anew when they hear of a change: of the status, of the level of
 * what is approved, and when the person has given all that was asked of them, or is asked again.
 */
function isRelevant(before: KycVerification, after: KycVerification): boolean {
  return (
    after.status !== before.status ||
    levelToldToPerson(after) !== levelToldToPerson(before) ||
    (after.missing.length === 0) !== (before.missing.length === 0)
  );
}
