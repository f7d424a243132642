import type { EventEnvelope } from '@blockscore/events';
import type { Decision } from './outcome-ports.ts';
import type { Work } from './ports.ts';

/** Keeps what lending decided on an application, unless it is not known whose it is, or out of date. */
export async function keepDecision(
  work: Pick<Work, 'outcomes'>,
  { data, occurredAt }: EventEnvelope<'lending.decision.made'>,
): Promise<Decision | undefined> {
  const { applicationId, outcome } = data;
  const userId = data.userId ?? (await work.outcomes.assessmentOf(applicationId))?.userId;
  if (userId === undefined) return undefined;
  const decision = { applicationId, userId, outcome, decidedAt: new Date(occurredAt) };
  return (await work.outcomes.saveDecision(decision)) ? decision : undefined;
}
