import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { SanctionsList } from '../domain/sanctions/list.ts';
import type { Ports } from './ports.ts';

/**
 * Ends screening against a list that is configured no more. Taking it out of the configuration does not
 * do that: a file that is missing by mistake would end it too.
 */
export function retireSanctionsList(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    { listId }: { readonly listId: string },
  ): Promise<Outcome<SanctionsList, ComplianceErrorCode>> =>
    await ports.transact(async (work) => {
      const path = ['input', 'listId'];
      const list = await work.lists.lockKnown(listId);
      if (list === undefined) return fail('NOT_FOUND', 'There is no such list.', path);
      if (!list.active || list.current === null || list.refusal?.kind !== 'MISSING') {
        const message = 'This list is configured, or is screened against no more already.';
        return fail('INVALID_STATE', message, path);
      }
      await work.lists.retire(listId);
      await work.events.record({
        type: 'compliance.list.retired',
        aggregate: { type: 'sanctions_list', id: listId, version: 1 },
        audience: { scopes: ['compliance:read'] },
        actor: caller,
        data: { listId, versionId: list.current.id },
      });
      return ok({ ...list, active: false, refusal: null });
    });
}
