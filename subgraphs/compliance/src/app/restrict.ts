import { actorOf, type Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { RestrictionGround } from '../domain/privacy/restriction.ts';
import type { UserId, Work } from './ports.ts';

type RestrictWork = Pick<Work, 'restrictions' | 'events'>;

interface Change {
  readonly userId: UserId;
  readonly ground: RestrictionGround;
  readonly at: Date;
  readonly by: Caller;
}

/** Has a person's data kept and not used, for who has locked the person. False where it was on that ground. */
export async function restrict(work: RestrictWork, change: Change): Promise<boolean> {
  const { userId, ground, at, by } = change;
  const wasFree = (await work.restrictions.open(userId)).length === 0;
  const begun = await work.restrictions.begin({
    id: newId('restriction'),
    userId,
    ground,
    begunAt: at,
    begunBy: by.id,
    endedAt: null,
    endedBy: null,
  });
  if (begun && wasFree) await tell(work, by, userId, true);
  return begun;
}

/** Ends that; the data is used again unless there is another ground. False where there was none. */
export async function release(work: RestrictWork, change: Change): Promise<boolean> {
  const { userId, ground, at, by } = change;
  const ended = await work.restrictions.end(userId, ground, at, by.id);
  if (ended && (await work.restrictions.open(userId)).length === 0) {
    await tell(work, by, userId, false);
  }
  return ended;
}

async function tell(work: RestrictWork, by: Caller, userId: UserId, restricted: boolean) {
  await work.events.record({
    type: 'compliance.restriction.changed',
    aggregate: { type: 'user', id: userId, version: 0 },
    audience: { subject: userId, scopes: ['compliance:read', 'loans:read'] },
    actor: actorOf(by),
    data: { userId, restricted },
  });
}
