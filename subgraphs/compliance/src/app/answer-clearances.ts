import type { ScreenedEntities } from '../domain/kyc/assess.ts';
import { answerIsDue, clearanceOf } from '../domain/kyc/clearance.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import type { ComplianceRules, Work } from './ports.ts';

interface Case {
  readonly verification: KycVerification;
  readonly screening: ScreenedEntities | null;
}

/**
 * Answers lending's waiting requests about a person: at once where the verification has come to a
 * status, when it does where it is under way, or with «not cleared» when patience ends. Each request
 * gets one answer: whoever needs a newer one hears `compliance.kyc.changed` and asks anew. Runs under
 * the verification's lock.
 */
export async function answerClearances(
  work: Work,
  rules: Pick<ComplianceRules, 'clearancePatienceMs'>,
  { verification, screening }: Case,
  now: Date,
): Promise<void> {
  const { userId, status } = verification;
  const clearance = clearanceOf(status, screening);
  for (const { requestId, requestedAt } of await work.clearances.waiting(userId)) {
    const waitedMs = now.getTime() - requestedAt.getTime();
    if (!answerIsDue(clearance, waitedMs, rules.clearancePatienceMs)) continue;
    await work.clearances.answer(requestId, clearance, now);
    await work.events.record({
      type: 'compliance.clearance.decided',
      aggregate: { type: 'kyc', id: verification.id, version: verification.version },
      audience: { scopes: ['compliance:read'] },
      actor: { kind: 'SERVICE', id: 'compliance' },
      data: { requestId, userId, ...clearance, decidedAt: now.toISOString() },
    });
  }
}
