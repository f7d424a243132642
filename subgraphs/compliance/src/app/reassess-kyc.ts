import { assessKyc, type KycEvidence, withoutApproval } from '../domain/kyc/assess.ts';
import { standingsOf } from '../domain/kyc/attested.ts';
import { higherOf } from '../domain/kyc/level.ts';
import { policyText } from '../domain/kyc/review.ts';
import { standingDecision } from '../domain/kyc/standing-decision.ts';
import {
  type KycDecision,
  type KycVerification,
  toldAfter,
  toldOf,
} from '../domain/kyc/verification.ts';
import { alertOfReview } from './alert-of-review.ts';
import { answerClearances } from './answer-clearances.ts';
import { staleLists } from './list-alerts.ts';
import type { CaseNeeds, UserId, Work } from './ports.ts';
import { readReviewPolicy } from './read-review-policy.ts';
import { recordKycChange } from './record-kyc-change.ts';
import type { Actor } from './record-kyc-document.ts';
import { standOfScreening } from './stand-of-screening.ts';

/** For so long a loan that was asked about keeps the level that it asks for. */
const LEVEL_ASKED_FOR_MS = 365 * 86_400_000;

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
  const decision = await decisionNow(work, userId);
  const screening = await standOfScreening(work, userId, decision);
  const evidence: KycEvidence = {
    emailVerified: subject.emailVerifiedAt !== null,
    subject: subject.facts,
    address: subject.address ?? null,
    knownAs: await work.samePeople.questioned(userId),
    screening,
    decision,
    documents: standingsOf(await work.documents.standings(userId), subject),
    doubted: verification.doubted,
  };
  const since = new Date(now.getTime() - LEVEL_ASKED_FOR_MS);
  const requiredLevel = (await work.clearances.levelsAsked(userId, since)).reduce(
    higherOf,
    rules.levelForLoans,
  );
  const today = now.toISOString().slice(0, 10);
  const policy = await readReviewPolicy(work, rules);
  const waits = await waitsForLists(work, { rules, clock }, verification, decision);
  const judge = (of: KycEvidence) => {
    const assessment = assessKyc(of, policy, today, requiredLevel);
    return waits ? withoutApproval(assessment) : assessment;
  };
  const { isUnderWay: _, ...assessed } = judge(evidence);
  const found = { ...verification, ...assessed, requiredLevel };
  const current = await keepAssessed(work, verification, found, now, () =>
    judge(withoutMatches(evidence)),
  );
  const judgedBy = policyText(policy);
  if (subject.facts !== null && verification.judgedBy !== judgedBy)
    await work.kyc.markJudged(userId, judgedBy);
  await recordKycChange(work, verification, current, actor);
  if (questionOf(verification) !== questionOf(current))
    await work.jobs.enqueue('judge-same-person', { userId });
  await alertOfReview(work, { before: verification, current, evidence, policy, now });
  await answerClearances(work, { ...rules, ...policy }, { verification: current, evidence }, now);
  return current;
}

/**
 * By lists that are too old nobody is approved by rule. Who is told of an approval keeps it: that it went would tell whoever
 * is matched, whose comparison is looked at, from the others.
 */
async function waitsForLists(
  work: Work,
  needs: Pick<CaseNeeds, 'rules' | 'clock'>,
  verification: KycVerification,
  decision: KycDecision | null,
): Promise<boolean> {
  if (toldOf(verification).level !== null || decision?.decision === 'APPROVE') return false;
  return (await staleLists(work, needs)).length > 0;
}

/** As what another account of the same person is judged by. */
function questionOf({ status, reviewReasons }: KycVerification): string | null {
  return status === 'REJECTED' || status === 'IN_REVIEW' ? `${status} ${reviewReasons}` : null;
}

/** The officer's decision that stands; null where there is none. */
export async function decisionNow(work: Work, userId: UserId): Promise<KycDecision | null> {
  const latest = await work.kyc.latestDecision(userId);
  if (latest?.decision !== 'REJECT') return latest ?? null;
  return standingDecision(await work.kyc.decisions(userId), await work.verdicts.of(userId));
}

/** Keeps what was found, and what the person reads of it, where either is another one than before. */
async function keepAssessed(
  work: Work,
  before: KycVerification,
  found: KycVerification,
  now: Date,
  unmatched: Parameters<typeof toldAfter>[2],
): Promise<KycVerification> {
  const previous = toldOf(before);
  const told = toldAfter({ ...before, told: previous }, found, unmatched, now);
  if (told === previous && JSON.stringify(found) === JSON.stringify(before)) return before;
  const after = { ...found, told, version: before.version + 1, updatedAt: now };
  await work.kyc.save(after);
  return after;
}

/** Nor another account of theirs that is looked at, which may be for a match. */
function withoutMatches({ screening, ...others }: KycEvidence): KycEvidence {
  return { ...others, knownAs: [], screening: screening && { ...screening, open: [] } };
}
