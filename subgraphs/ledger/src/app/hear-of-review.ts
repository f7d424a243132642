import type { EventData } from '@blockscore/events';
import type { PostingPorts, Work } from './ports.ts';

/** Takes back the lender's word on a score that was corrected. The one that came in its place has its own. */
export async function hearOfReview(
  work: Work,
  { clock }: Pick<PostingPorts, 'clock'>,
  { scoreId, outcome }: EventData['credit.review.resolved'],
): Promise<void> {
  if (outcome === 'CORRECTED') await work.attestations.revoke({ scoreId }, 'CORRECTED', clock());
}
