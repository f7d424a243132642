import type { EventData } from '@blockscore/events';
import { expiryOf } from '../domain/attestation.ts';
import type { PostingPorts, Work } from './ports.ts';

/**
 * Keeps the commitment to a new score, waiting for an anchor and, where scores are attested, to be attested.
 * Hearing of it again changes nothing; a score of before there were commitments has none. Of somebody who
 * was erased nothing is kept: credit tells of scores and compliance of erasures, and either may be heard first.
 *
 * @param calculatedAt when the score was
 */
export async function keepCommitment(
  work: Work,
  { clock, attesting }: Pick<PostingPorts, 'clock' | 'attesting'>,
  { commitment, scoreId, userId, statedAt }: EventData['credit.score.calculated'],
  calculatedAt: Date = clock(),
): Promise<void> {
  if (commitment === undefined) return;
  await work.erased.lock(userId);
  if (await work.erased.has(userId)) return;
  const score = { commitment, scoreId, userId, heardAt: clock() };
  await work.anchors.keep(score);
  if (attesting === null) return;
  // Calculated anew it is no newer than the finances that it is of.
  const since = statedAt === undefined ? calculatedAt : new Date(statedAt);
  const expiresAt = expiryOf(since, attesting.validDays);
  if (expiresAt.getTime() > clock().getTime()) await work.attestations.keep(score, expiresAt);
}
