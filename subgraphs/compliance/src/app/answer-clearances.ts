import type { DecisionMade, ScreenedEntities } from '../domain/kyc/assess.ts';
import { answerIsDue, clearanceChanged, clearanceOf } from '../domain/kyc/clearance.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import type { ComplianceRules, Work } from './ports.ts';

/** A request that was answered «not cleared» is answered anew, if that changes, for so long. */
const KEPT_OPEN_MS = 30 * 24 * 3_600_000;

interface Case {
  readonly verification: KycVerification;
  readonly screening: ScreenedEntities | null;
  readonly decision: DecisionMade | null;
}

/**
 * Answers lending's requests about a person: at once where the verification has come to a status,
 * when it does where it is under way, or with «not cleared» when patience ends. An answer that was
 * not cleared is given anew when it has changed. Runs under the verification's lock.
 */
export async function answerClearances(
  work: Work,
  rules: Pick<ComplianceRules, 'clearancePatienceMs'>,
  { verification, screening, decision }: Case,
  now: Date,
): Promise<void> {
  const { userId, status } = verification;
  const requests = await work.clearances.open(userId, new Date(now.getTime() - KEPT_OPEN_MS));
  const clearance = clearanceOf(status, screening, decision);
  for (const { requestId, requestedAt, answer } of requests) {
    const waitedMs = now.getTime() - requestedAt.getTime();
    const due =
      answer === null
        ? answerIsDue(clearance, waitedMs, rules.clearancePatienceMs)
        : clearanceChanged(answer, clearance);
    if (!due) continue;
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
