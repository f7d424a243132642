import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import type { Transact } from './ports.ts';
import type { OpenDealings } from './privacy-ports.ts';

type Assessed = EventData['lending.erasure.assessed'];

const LENDING = serviceCaller('lending');

/** Answers what of a person's dealings stands against erasing them, and until when it may. */
export function assessErasure(ports: { readonly transact: Transact }) {
  return ({ erasureId, userId, round }: EventData['compliance.erasure.requested']): Promise<void> =>
    ports.transact(async (work) => {
      await work.exposures.lock(userId);
      const open = await work.privacy.openDealings(userId);
      await work.events.record({
        type: 'lending.erasure.assessed',
        aggregate: { type: 'erasure', id: erasureId, version: 1 },
        audience: { scopes: ['compliance:read'] },
        actor: LENDING,
        data: {
          ...{ erasureId, userId, ...(round !== undefined && { round }) },
          obstacles: obstaclesOf(open),
          settledOn: settledOn(open),
        },
      });
    });
}

function obstaclesOf({ application, loan, money, payment }: OpenDealings): Assessed['obstacles'] {
  return [
    ...(application ? (['OPEN_APPLICATION'] as const) : []),
    ...(loan ? (['OPEN_LOAN'] as const) : []),
    ...(money ? (['MONEY_OWED'] as const) : []),
    ...(payment ? (['PAYMENT_UNDER_WAY'] as const) : []),
  ];
}

/** Of a debt that was given up on nobody knows when it will be paid. */
function settledOn({ loan, money, lastDueOn }: OpenDealings): Assessed['settledOn'] {
  return loan && !money ? lastDueOn : null;
}
