import type { EventData } from '@blockscore/events';
import { addsPower } from '../domain/erasure.ts';
import type { Work } from './ports.ts';

const IDENTITY = { kind: 'SERVICE', id: 'identity' } as const;

/** Answers whether an account may be erased: one with power over others has to lose that first. */
export async function assessErasure(
  work: Work,
  { erasureId, userId, round }: EventData['compliance.erasure.requested'],
): Promise<void> {
  const user = await work.users.find(userId);
  const hasPower = user !== undefined && addsPower(user);
  await work.events.record({
    type: 'identity.erasure.assessed',
    aggregate: { type: 'erasure', id: erasureId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: IDENTITY,
    data: {
      ...{ erasureId, userId, ...(round !== undefined && { round }) },
      obstacles: hasPower ? ['STAFF_ROLE'] : [],
      settledOn: null,
    },
  });
}
