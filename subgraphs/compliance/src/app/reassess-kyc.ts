import { assessKyc } from '../domain/kyc/assess.ts';
import { type KycVerification, mayBeTold } from '../domain/kyc/verification.ts';
import { answerClearances } from './answer-clearances.ts';
import type { CaseNeeds, UserId, Work } from './ports.ts';
import { standOfScreening } from './stand-of-screening.ts';

interface Actor {
  readonly kind: 'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS';
  readonly id: string;
}

/**
 * Brings the status of a person's verification to what the evidence says now, and answers the
 * clearances that wait for it. Runs under the verification's lock.
 */
export async function reassessKyc(
  work: Work,
  { rules, clock }: Pick<CaseNeeds, 'rules' | 'clock'>,
  userId: UserId,
  actor: Actor,
): Promise<KycVerification> {
  const now = clock();
  const verification = await work.kyc.lock(userId);
  const subject = await work.subjects.find(userId);
  if (verification === undefined || subject === undefined) {
    throw new Error(`The case of ${userId} was not opened before it was assessed.`);
  }
  const decision = (await work.kyc.latestDecision(userId)) ?? null;
  const screening = await standOfScreening(work, userId, decision);
  const assessed = assessKyc(
    {
      emailVerified: subject.emailVerifiedAt !== null,
      subject: subject.facts,
      screening,
      decision,
    },
    rules,
    now.toISOString().slice(0, 10),
  );
  const same =
    assessed.status === verification.status &&
    assessed.missing.join() === verification.missing.join();
  const current = same
    ? verification
    : { ...verification, ...assessed, version: verification.version + 1, updatedAt: now };
  if (!same) await work.kyc.save(current);
  if (current.status !== verification.status) {
    await work.events.record({
      type: 'compliance.kyc.changed',
      aggregate: { type: 'kyc', id: current.id, version: current.version },
      audience: {
        ...(mayBeTold(verification.status, current.status) && { subject: userId }),
        scopes: ['compliance:read'],
      },
      actor,
      data: { userId, kycId: current.id, from: verification.status, to: current.status },
    });
  }
  await answerClearances(work, rules, { verification: current, screening }, now);
  return current;
}
