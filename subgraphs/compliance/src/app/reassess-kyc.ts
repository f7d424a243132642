import { assessKyc, type KycEvidence, type KycStatus } from '../domain/kyc/assess.ts';
import { higherOf } from '../domain/kyc/level.ts';
import { standingDecision } from '../domain/kyc/standing-decision.ts';
import {
  type KycDecision,
  type KycVerification,
  levelToldToPerson,
  mayBeTold,
  toldAfter,
  toldOf,
} from '../domain/kyc/verification.ts';
import { answerClearances } from './answer-clearances.ts';
import type { CaseNeeds, UserId, Work } from './ports.ts';
import { standOfScreening } from './stand-of-screening.ts';

/** For so long a loan that was asked about keeps the level that it asks for. */
const LEVEL_ASKED_FOR_MS = 365 * 86_400_000;

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
  const decision = await decisionNow(work, userId);
  const screening = await standOfScreening(work, userId, decision);
  const evidence: KycEvidence = {
    emailVerified: subject.emailVerifiedAt !== null,
    subject: subject.facts,
    address: subject.address ?? null,
    screening,
    decision,
    documents: await work.documents.standings(userId),
    doubted: verification.doubted,
  };
  const since = new Date(now.getTime() - LEVEL_ASKED_FOR_MS);
  const requiredLevel = (await work.clearances.levelsAsked(userId, since)).reduce(
    higherOf,
    rules.levelForLoans,
  );
  const today = now.toISOString().slice(0, 10);
  const { status, level, missing } = assessKyc(evidence, rules, today, requiredLevel);
  const found = { ...verification, status, level, missing, requiredLevel };
  const current = await keepAssessed(work, verification, found, now, () =>
    assessKyc(withoutMatches(evidence), rules, today, requiredLevel),
  );
  if (isToBeTold(verification, current)) {
    const told = levelToldToPerson(current);
    const from = fromStatus(verification, current);
    await work.events.record({
      type: 'compliance.kyc.changed',
      aggregate: { type: 'kyc', id: current.id, version: current.version },
      audience: {
        ...(mayBeTold(from, current.status) && { subject: userId }),
        scopes: ['compliance:read'],
      },
      actor,
      data: {
        userId,
        kycId: current.id,
        from,
        to: current.status,
        ...(told !== null && { level: told }),
        ...(current.missing.length > 0 && { awaitsPerson: true as const }),
      },
    });
  }
  await answerClearances(work, rules, { verification: current, evidence }, now);
  return current;
}

/**
 * From where a change is told. Who reads APPROVED under a review that is kept from them, and then changes
 * their data, hears of it like everybody who does.
 */
function fromStatus(before: KycVerification, after: KycVerification): KycStatus {
  const told = toldOf(before);
  return told.goesOn && after.status === 'PENDING' ? told.status : before.status;
}

async function decisionNow(work: Work, userId: UserId): Promise<KycDecision | null> {
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

function withoutMatches({ screening, ...others }: KycEvidence): KycEvidence {
  return { ...others, screening: screening && { ...screening, open: [] } };
}

/**
 * Whoever relies on a verification asks anew when they hear of a change: of the status, of the level of
 * what is approved, and when the person has given all that was asked of them, or is asked again.
 */
function isToBeTold(before: KycVerification, after: KycVerification): boolean {
  return (
    after.status !== before.status ||
    levelToldToPerson(after) !== levelToldToPerson(before) ||
    (after.missing.length === 0) !== (before.missing.length === 0)
  );
}
