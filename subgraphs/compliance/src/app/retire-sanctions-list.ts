import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import { readReason } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { SanctionsList } from '../domain/sanctions/list.ts';
import { joinProposal } from './join-proposal.ts';
import type { Ports } from './ports.ts';
import type { OfficerProposal } from './proposal-ports.ts';
import { settleListAlerts } from './settle-list-alerts.ts';

export interface RetireSanctionsListInput {
  readonly listId: string;
  readonly reason: string;
}

/** The list, and what waits for another officer; null where it is done. */
export interface RetiredList {
  readonly list: SanctionsList;
  readonly proposal: OfficerProposal | null;
}

/**
 * Ends screening against a list that is configured no more, once a second officer says so: whoever is on it is
 * cleared by that. Taking it out of the configuration does not do that: a file that is missing by mistake would
 * end it too.
 */
export function retireSanctionsList(ports: Pick<Ports, 'transact' | 'rules' | 'clock'>) {
  return async (
    caller: Caller,
    { listId, reason: given }: RetireSanctionsListInput,
  ): Promise<Outcome<RetiredList, ComplianceErrorCode>> => {
    const read = readReason(given);
    if (!read.ok) return read;
    return await ports.transact(async (work) => {
      const path = ['input', 'listId'];
      const list = await work.lists.lockKnown(listId);
      if (list === undefined) return fail('NOT_FOUND', 'There is no such list.', path);
      const { current } = list;
      if (!list.active || current === null || list.refusal?.kind !== 'MISSING') {
        const message = 'This list is configured, or is screened against no more already.';
        return fail('INVALID_STATE', message, path);
      }
      const joined = await joinProposal(work, {
        ...{ act: 'RETIRE_LIST', about: `${listId} ${current.id}`, reason: read.value },
        ...{ subject: null, by: caller, at: ports.clock(), path },
        alert: {
          source: 'LISTS',
          facts: [
            { name: 'list', value: listId },
            { name: 'screened against', value: `${current.id}, ${current.entries} entries` },
          ],
        },
      });
      if (!joined.ok) return joined;
      if (joined.value !== null) return ok({ list, proposal: joined.value });
      await work.lists.retire(listId);
      await settleListAlerts(work, ports);
      await work.events.record({
        type: 'compliance.list.retired',
        aggregate: { type: 'sanctions_list', id: listId, version: 1 },
        audience: { scopes: ['compliance:read'] },
        actor: caller,
        data: { listId, versionId: current.id },
      });
      return ok({ list: { ...list, active: false, refusal: null }, proposal: null });
    });
  };
}
