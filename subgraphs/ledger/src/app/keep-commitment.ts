import type { EventData } from '@blockscore/events';
import type { PostingPorts, Work } from './ports.ts';

/**
 * Keeps the commitment to a new score, waiting for an anchor. Hearing of it again changes nothing; a
 * score of before there were commitments has none.
 */
export async function keepCommitment(
  work: Work,
  { clock }: Pick<PostingPorts, 'clock'>,
  { commitment, scoreId, userId }: EventData['credit.score.calculated'],
): Promise<void> {
  if (commitment === undefined) return;
  await work.anchors.keep({ commitment, scoreId, userId, heardAt: clock() });
}
