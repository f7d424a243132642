import { assessKyc, type KycEvidence } from '../domain/kyc/assess.ts';
import { answerIsDue, clearanceOf, standingTold } from '../domain/kyc/clearance.ts';
import type { ReviewPolicy } from '../domain/kyc/review.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import { sameVersions } from '../domain/rescreening.ts';
import { isStale } from '../domain/sanctions/staleness.ts';
import type { FraudStand } from './fraud-ports.ts';
import { versionsOfNow } from './listed-now.ts';
import type { ClearanceRequest, ComplianceRules, UserId, Work } from './ports.ts';

interface Case {
  readonly verification: KycVerification;
  readonly evidence: KycEvidence;
}

/**
 * Answers lending's waiting requests about a person: at once where the verification has come to a
 * status, when it does where it is under way, or with «not cleared» when patience ends. Each is judged
 * by the level that its amount asks for, whatever another loan asks for. Nobody is cleared by lists that
 * are too old, or by others than those of now: the request is held until there are newer ones, or the
 * person was compared with these; nor before it was seen whether the application that it is about is a
 * fraud, for which patience is another, and shorter. Each gets one answer: whoever needs a
 * newer one hears `compliance.kyc.changed` and asks anew. Runs under the verification's lock.
 */
export async function answerClearances(
  work: Work,
  rules: ComplianceRules & ReviewPolicy,
  { verification, evidence }: Case,
  now: Date,
): Promise<void> {
  const { userId } = verification;
  let reliable: boolean | undefined;
  const isReliable = async () => {
    reliable ??= await isScreenedReliably(work, rules, userId, now);
    return reliable;
  };
  const waiting = await work.clearances.waiting(userId);
  if (waiting.length === 0) return;
  const stands = await standsOf(work, userId, waiting);
  // Whoever was confirmed to be one is one, whatever is asked about, and whatever was found of that.
  const isFraud = (await work.alerts.confirmedFrauds([userId])).has(userId);
  for (const request of waiting) {
    const { requestId, requestedAt, level } = request;
    const fraud = stands(request);
    if (fraud?.isOpen === true) continue;
    const told = isFraud ? 'HIGH' : fraud?.told;
    const required = level ?? rules.levelForLoans;
    const assessed = assessKyc(evidence, rules, now.toISOString().slice(0, 10), required);
    const clearance = {
      ...clearanceOf(standingTold(assessed), evidence.screening),
      ...(told != null && { fraud: told }),
    };
    const waitedMs = now.getTime() - requestedAt.getTime();
    if (!answerIsDue(assessed.isUnderWay, waitedMs, rules.clearancePatienceMs)) continue;
    if (clearance.cleared && !(await isReliable())) {
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

/** What is known of fraud, by the application, or the payout, that a request is about. */
async function standsOf(work: Work, userId: UserId, waiting: readonly ClearanceRequest[]) {
  const applications = waiting.flatMap(({ applicationId }) => applicationId ?? []);
  const stands = await work.fraud.requests.standsOf(userId, applications);
  return (request: ClearanceRequest): FraudStand | undefined =>
    stands.find(
      ({ applicationId, purpose, payoutAccountId }) =>
        applicationId === request.applicationId &&
        purpose === request.purpose &&
        payoutAccountId === request.payoutAccountId,
    );
}

/** Whether the latest screening is by the lists of now, and these can be relied on. */
async function isScreenedReliably(
  work: Work,
  { freshness }: ComplianceRules,
  userId: UserId,
  now: Date,
): Promise<boolean> {
  const lists = await work.lists.all();
  if (lists.some((list) => isStale(list, freshness, now))) return false;
  const latest = await work.screenings.latest(userId);
  return latest !== undefined && sameVersions(latest.versionIds, versionsOfNow(lists));
}
