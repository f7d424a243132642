import type { EventEnvelope } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { Work } from './ports.ts';

/** Keeps what lending decided on an application; gives whose it is, where that is known. */
export async function keepDecision(
  work: Pick<Work, 'outcomes'>,
  { data, occurredAt }: EventEnvelope<'lending.decision.made'>,
): Promise<Id<'user'> | undefined> {
  const { applicationId, outcome } = data;
  const userId = data.userId ?? (await work.outcomes.assessmentOf(applicationId))?.userId;
  if (userId === undefined) return undefined;
  await work.outcomes.saveDecision({
    applicationId,
    userId,
    outcome,
    decidedAt: new Date(occurredAt),
  });
  return userId;
}
