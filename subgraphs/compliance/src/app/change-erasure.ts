import { actorOf, type Caller } from '@blockscore/caller';
import { type Erasure, toldStatusOf } from '../domain/privacy/erasure.ts';
import type { Work } from './ports.ts';
import { release } from './restrict.ts';

/** Keeps a request as it is now, tells of its new status (the person, where theirs is another one), and lets the person's data be used again where it ended. */
export async function saveErasure(
  work: Work,
  by: Caller,
  before: Erasure,
  after: Erasure,
  at: Date,
): Promise<Erasure> {
  const saved = { ...after, version: before.version + 1 };
  await work.erasures.save(saved);
  if (after.status !== before.status) {
    const { id: erasureId, userId } = after;
    const isTold = toldStatusOf(after) !== toldStatusOf(before);
    // What the person hears of follows on what they heard before.
    const from = isTold ? toldStatusOf(before) : before.status;
    await work.events.record({
      type: 'compliance.erasure.changed',
      aggregate: { type: 'erasure', id: erasureId, version: saved.version },
      audience: { ...(isTold && { subject: userId }), scopes: ['compliance:read'] },
      actor: actorOf(by),
      data: { erasureId, userId, from, to: after.status },
    });
    if (after.status === 'REFUSED' || after.status === 'WITHDRAWN') {
      await release(work, { userId, ground: 'ERASURE', at, by });
    }
  }
  return saved;
}
