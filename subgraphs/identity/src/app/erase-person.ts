import type { EventData } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { endSessions } from './end-sessions.ts';
import type { ForgetMail } from './erasure-ports.ts';
import type { Clock, Work } from './ports.ts';

const IDENTITY = { kind: 'SERVICE', id: 'identity' } as const;

export interface EraseNeeds {
  readonly clock: Clock;
  readonly forgetMail: ForgetMail;
}

/**
 * Erases an account: ends its sign-ins, destroys the keys of everything that says who it was, and removes
 * what it can be looked up or entered by. The bare id stays, so that what points at it points at
 * somebody who was erased. Done again, as after a backup was restored, it does what is left to do.
 *
 * @throws Error where a mail cannot be deleted: nothing is erased then, and it is tried again
 */
export async function erasePerson(
  work: Work,
  { clock, forgetMail }: EraseNeeds,
  { erasureId, userId }: EventData['compliance.erasure.ordered'],
): Promise<void> {
  await eraseAccount(work, { clock, forgetMail }, userId);
  await work.events.record({
    type: 'identity.erasure.done',
    aggregate: { type: 'erasure', id: erasureId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: IDENTITY,
    data: { erasureId, userId, kept: [], keptUntil: null },
  });
}

async function eraseAccount(work: Work, { clock, forgetMail }: EraseNeeds, userId: Id<'user'>) {
  // None where it was erased as an account that nobody had verified.
  if ((await work.users.lock(userId)) === undefined) return;
  const addresses = await work.erasures.addressesOf(userId);
  await forgetMail(addresses);
  await endSessions(work, userId, clock(), IDENTITY);
  await work.erasures.erase(userId, addresses);
}
