import { newId } from '@blockscore/ids';
import { newSealKeyPair } from '@blockscore/vault';
import { type KycVerification, toldOf } from '../domain/kyc/verification.ts';
import type { Subject, UserId, Work } from './ports.ts';
import { tellPerson } from './record-kyc-change.ts';

const COMPLIANCE = { kind: 'SERVICE', id: 'compliance' } as const;

/** A question that stays unanswered for this long is asked again. */
const ASK_AGAIN_MS = 60_000;
/** So many questions about one person, answered or not, are asked in that time: one a minute. */
const MOST_ASKED = 10;
const MOST_ASKED_WITHIN_MS = MOST_ASKED * ASK_AGAIN_MS;

export interface OpenedCase {
  readonly verification: KycVerification;
  readonly subject: Subject;
}

/**
 * The person's verification, locked, begun if there is none yet. Identity is asked who the person is and
 * where they live, unless that is known and holds, or was asked just now.
 */
export async function openCase(work: Work, userId: UserId, now: Date): Promise<OpenedCase> {
  await work.subjects.ensure(userId, now);
  const begun: KycVerification = {
    id: newId('kyc'),
    userId,
    version: 1,
    status: 'PENDING',
    missing: ['EMAIL_VERIFICATION', 'PERSONAL_DETAILS'],
    reviewReasons: [],
    level: null,
    requiredLevel: 'BASIC',
    startedAt: now,
    updatedAt: now,
    told: null,
    doubted: false,
  };
  if (await work.kyc.ensure(begun)) {
    await work.events.record({
      type: 'compliance.kyc.changed',
      aggregate: { type: 'kyc', id: begun.id, version: 1 },
      audience: { scopes: ['compliance:read'] },
      actor: COMPLIANCE,
      data: { userId, kycId: begun.id, from: 'NOT_STARTED', to: 'PENDING' },
    });
    await tellPerson(work, begun, 'NOT_STARTED', toldOf(begun));
  }
  const verification = await work.kyc.lock(userId);
  const subject = await work.subjects.find(userId);
  if (verification === undefined || subject === undefined) {
    throw new Error(`The case of ${userId} that was just opened is not to be found.`);
  }
  if (subject.address === undefined || (await work.subjects.isOutdated(userId))) {
    await askWhoItIs(work, userId, now);
  }
  return { verification, subject };
}

/**
 * Asks identity, unless a question of a moment ago is still open. Of somebody who was erased nothing is
 * asked, now or later: nothing that came back could be kept.
 *
 * @returns false where it was asked too often lately, by whatever became of the questions: ask later
 */
export async function askWhoItIs(work: Work, userId: UserId, now: Date): Promise<boolean> {
  const asked = await work.disclosures.openSince(userId);
  if (asked !== undefined && now.getTime() - asked.getTime() < ASK_AGAIN_MS) return true;
  const since = new Date(now.getTime() - MOST_ASKED_WITHIN_MS);
  if ((await work.disclosures.countSince(userId, since)) >= MOST_ASKED) return false;
  const requestId = newId('req');
  const { publicKey, privateKey } = await newSealKeyPair();
  const request = { requestId, userId, privateKey, requestedAt: now };
  if (!(await work.disclosures.insert(request))) {
    await work.subjects.settle(userId);
    return true;
  }
  await work.events.record({
    type: 'compliance.disclosure.requested',
    aggregate: { type: 'disclosure', id: requestId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: COMPLIANCE,
    data: { requestId, userId, publicKey },
  });
  return true;
}
