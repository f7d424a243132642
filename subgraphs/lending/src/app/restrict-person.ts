import type { EventData } from '@blockscore/events';
import type { Clock, Transact } from './ports.ts';

/** Compliance tells that somebody's data may be kept and not used, or used again. */
export function restrictPerson(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return ({ userId, restricted }: EventData['compliance.restriction.changed']): Promise<void> =>
    ports.transact(async (work) => {
      // Whoever is applying comes first, or is told.
      await work.exposures.lock(userId);
      await work.privacy.restrict(userId, restricted, ports.clock());
    });
}
