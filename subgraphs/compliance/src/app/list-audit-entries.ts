import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import type { AuditLink } from '../domain/audit/chain.ts';
import type { Page, Ports } from './ports.ts';

export interface AuditQuery {
  readonly userId?: string | null | undefined;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
}

/**
 * The audit trail, newest first, with one entry more where there is another page. A person sees
 * what is about themselves and meant for them: nothing of screening, whatever their roles; what is
 * about others only [compliance:read] sees, but for those who concern the caller.
 */
export function listAuditEntries(ports: Pick<Ports, 'transact'>) {
  return async (caller: Caller, query: AuditQuery, page: Page): Promise<readonly AuditLink[]> => {
    const staff = hasScope(caller, 'compliance:read');
    const subject = query.userId ?? (staff ? undefined : caller.id);
    const own = subject !== undefined && isSelf(caller, subject);
    if (!staff && !own) return [];
    const filter = {
      ...(subject !== undefined && { subject }),
      openOnlyAbout: caller.id,
      ...(query.from != null && { from: query.from }),
      ...(query.to != null && { to: query.to }),
    };
    return await ports.transact((work) => work.audit.list(filter, page));
  };
}
