import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import type { Money } from '@blockscore/money';
import { sealTo } from '@blockscore/vault';
import type { CreditScore } from '../domain/credit-score.ts';
import { composeCurrent, type ScoringPorts, writeScore } from './append-score.ts';
import { isReadable } from './calculate-credit-score.ts';
import type { NewProfile, NewScore, Work } from './ports.ts';
import { isSameScore } from './same-score.ts';

const ACTOR = serviceCaller('credit');

/**
 * Answers lending's question how likely somebody repays, sealed to the one-time key of the
 * question, so that nobody else who reads the stream learns anything. Of whose data is restricted it discloses the
 * score that there is. Runs in the consumer's transaction.
 */
export function discloseAssessment(ports: ScoringPorts) {
  return async (work: Work, request: EventData['lending.assessment.requested']): Promise<void> => {
    const { requestId, userId } = request;
    await work.profiles.lockPeople([userId]);
    const [profile] = await work.profiles.latest([userId]);
    const score = isReadable(profile) ? await currentScore(ports, work, profile) : undefined;
    const rated = isReadable(profile) && score !== undefined ? { profile, score } : undefined;
    const answer = rated
      ? {
          requestId,
          userId,
          status: 'DISCLOSED' as const,
          sealed: await sealTo(request.publicKey, assessmentOf(rated.profile, rated.score), {
            requestId,
          }),
        }
      : { requestId, userId, status: 'NO_PROFILE' as const };
    await work.outcomes.insertAssessment({
      requestId,
      applicationId: request.applicationId,
      userId,
      scoreId: rated?.score.id ?? null,
      disclosedAt: ports.clock(),
    });
    await work.events.record({
      type: 'credit.assessment.disclosed',
      aggregate: { type: 'assessment', id: requestId, version: 1 },
      audience: { scopes: [] },
      actor: ACTOR,
      data: answer,
    });
  };
}

/**
 * The latest score where it would come out the same now, else a new one. Of whose data is restricted the latest one, if
 * there is any: nothing is scored of itself (GDPR Art. 18(2)).
 */
async function currentScore(
  ports: ScoringPorts,
  work: Work,
  profile: NewProfile,
): Promise<CreditScore | NewScore | undefined> {
  const [score] = await work.scores.latest([profile.userId]);
  if (await work.privacy.isRestricted(profile.userId)) return score;
  const record = await composeCurrent(ports, work, profile, 'ASSESSMENT');
  return score && isSameScore(score, record.score) ? score : await writeScore(work, ACTOR, record);
}

/** What lending decides by; it keeps it encrypted in its own vault. */
function assessmentOf({ statement, submittedAt }: NewProfile, score: CreditScore) {
  const amount = ({ minor, currency }: Money) => ({ minor: minor.toString(), currency });
  return {
    scoreId: score.id,
    value: score.overallValue,
    band: score.overallBand,
    probabilityOfDefault: score.probabilityOfDefault,
    modelId: score.modelId,
    modelVersion: String(score.modelVersion),
    calculatedAt: score.calculatedAt.toISOString(),
    // A score calculated anew is no newer than what it is of.
    statedAt: submittedAt.toISOString(),
    monthlyIncome: amount(statement.monthlyIncome),
    monthlyDebtPayments: amount(statement.monthlyDebtPayments),
    reasons: (score.explanation?.reasons ?? []).map(({ code, text }) => ({ code, text })),
  };
}
