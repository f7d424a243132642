import type { EventData } from '@blockscore/events';
import type { PostingPorts, Work } from './ports.ts';

/**
 * Keeps the commitments to entries of the audit trail, waiting for an anchor. Hearing of them again
 * changes nothing. A place that is told of with another commitment keeps both: that compliance told
 * two things of it is what an examiner must be able to see.
 */
export async function keepAuditCommitments(
  work: Work,
  { clock }: Pick<PostingPorts, 'clock'>,
  { from, commitments }: EventData['compliance.audit.sealed'],
): Promise<void> {
  const { day, position: first } = from;
  await work.auditCommitments.keep({ day, first, commitments, heardAt: clock() });
}
