import { assessKyc, type KycEvidence } from '../domain/kyc/assess.ts';
import { answerIsDue, clearanceOf, standingTold } from '../domain/kyc/clearance.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import { staleLists } from './list-alerts.ts';
import type { ComplianceRules, Work } from './ports.ts';

interface Case {
  readonly verification: KycVerification;
  readonly evidence: KycEvidence;
}

/**
 * Answers lending's waiting requests about a person: at once where the verification has come to a
 * status, when it does where it is under way, or with «not cleared» when patience ends. Each is judged
 * by the level that its amount asks for, whatever another loan asks for. Nobody is cleared by lists that
 * are too old: the request is held until there are newer ones. Each gets one answer: whoever needs a
 * newer one hears `compliance.kyc.changed` and asks anew. Runs under the verification's lock.
 */
export async function answerClearances(
  work: Work,
  rules: ComplianceRules,
  { verification, evidence }: Case,
  now: Date,
): Promise<void> {
  const { userId } = verification;
  let stale: boolean | undefined;
  const areStale = async () => {
    stale ??= (await staleLists(work, { rules, clock: () => now })).length > 0;
    return stale;
  };
  for (const { requestId, requestedAt, level } of await work.clearances.waiting(userId)) {
    const required = level ?? rules.levelForLoans;
    const assessed = assessKyc(evidence, rules, now.toISOString().slice(0, 10), required);
    const clearance = clearanceOf(standingTold(assessed), evidence.screening);
    const waitedMs = now.getTime() - requestedAt.getTime();
    if (!answerIsDue(assessed.isUnderWay, waitedMs, rules.clearancePatienceMs)) continue;
    if (clearance.cleared && (await areStale())) {
      await work.clearances.hold(requestId, now);
      continue;
    }
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
