import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { AuditLink } from '../domain/audit/chain.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports } from './ports.ts';

/**
 * Whether the trail shows the caller an entry: of those about themselves what is meant for them,
 * whatever their roles, and of all others everything to [compliance:read].
 */
export function maySeeEntry(caller: Caller, { subject, open }: AuditLink): boolean {
  if (subject !== null && isSelf(caller, subject)) return open;
  return hasScope(caller, 'compliance:read');
}

/** One entry; one that is not for the caller looks like one that there is not. */
export function findAuditEntry(ports: Pick<Ports, 'transact'>) {
  return async (caller: Caller, id: string): Promise<AuditLink | null> => {
    if (!isId('aud', id)) return null;
    return await ports.transact(async (work) => {
      const entry = await work.audit.find(id);
      if (entry === undefined || !maySeeEntry(caller, entry)) return null;
      return entry.open || !(await isConcerned(work, caller, entry.subject)) ? entry : null;
    });
  };
}
