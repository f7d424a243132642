import type { EventEnvelope } from '@blockscore/events';
import type { Work } from './ports.ts';

/** Of an account that is verified after it was told that somebody had claimed it. */
export async function noteVerifiedAccount(
  { fraud }: Pick<Work, 'fraud'>,
  { data, occurredAt }: EventEnvelope<'lending.payout_account.changed'>,
): Promise<void> {
  if (data.to !== 'VERIFIED') return;
  await fraud.traces.noteVerified(data.userId, data.payoutAccountId, new Date(occurredAt));
}
