import type { EventData } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import type { Clock, Transact } from './ports.ts';
import { reconsider } from './reconsider-applications.ts';

/**
 * Compliance tells that somebody's data may be kept and not used, or used again. What was left to an
 * officer meanwhile is the policy's again then.
 */
export function restrictPerson(ports: { readonly transact: Transact; readonly clock: Clock }) {
  return ({ userId, restricted }: EventData['compliance.restriction.changed']): Promise<void> =>
    ports.transact(async (work) => {
      // Before the person's lock: who decides an application takes that after the application's, too.
      if (!restricted && isId('user', userId)) {
        await reconsider(work, userId, 'RESTRICTION_LIFTED', ports.clock());
      }
      // Whoever is applying comes first, or is told.
      await work.exposures.lock(userId);
      await work.privacy.restrict(userId, restricted, ports.clock());
    });
}
