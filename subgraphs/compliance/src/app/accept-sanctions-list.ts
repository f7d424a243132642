import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import { readReason } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { isDoubt, type SanctionsList } from '../domain/sanctions/list.ts';
import { joinProposal } from './join-proposal.ts';
import type { Ports } from './ports.ts';
import type { OfficerProposal } from './proposal-ports.ts';

export interface AcceptSanctionsListInput {
  readonly listId: string;
  /** Of the content that was refused. */
  readonly sha256: string;
  readonly reason: string;
}

/** The list, and what waits for another officer; null where it is done. */
export interface AcceptedList {
  readonly list: SanctionsList;
  readonly proposal: OfficerProposal | null;
}

/**
 * An officer looked at what a list has lost, or what of it reads otherwise, and says that it is meant so, and then
 * another one: whoever is on the part that is gone, or by another name, is cleared by it. That content may then replace the version of now, and no
 * other one: neither another content nor a later version. The list is looked at again at once.
 */
export function acceptSanctionsList(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { listId, sha256, reason: given }: AcceptSanctionsListInput,
  ): Promise<Outcome<AcceptedList, ComplianceErrorCode>> => {
    const read = readReason(given);
    if (!read.ok) return read;
    return await ports.transact(async (work) => {
      const list = await work.lists.lockKnown(listId);
      if (list === undefined) {
        return fail('NOT_FOUND', 'There is no such list.', ['input', 'listId']);
      }
      const { refusal, current } = list;
      const about = contentThatWaits(list);
      if (about === undefined || current === null || refusal?.sha256 !== sha256) {
        const message = 'No content of this list with that checksum waits to be accepted.';
        return fail('INVALID_STATE', message, ['input', 'sha256']);
      }
      const at = ports.clock();
      const joined = await joinProposal(work, {
        ...{ act: 'ACCEPT_LIST', about, reason: read.value },
        ...{ subject: null, by: caller, at, path: ['input', 'sha256'] },
        alert: {
          source: 'LISTS',
          facts: [
            { name: 'list', value: listId },
            { name: 'sha256', value: sha256 },
            { name: 'entries', value: String(refusal.entries ?? 'not counted') },
            { name: 'screened against', value: `${current.id}, ${current.entries} entries` },
          ],
        },
      });
      if (!joined.ok) return joined;
      if (joined.value !== null) return ok({ list, proposal: joined.value });
      await work.lists.accept({
        ...{ listId, sha256, replacesVersionId: current.id, reason: read.value },
        ...{ acceptedBy: caller.id, acceptedAt: at },
      });
      await work.events.record({
        type: 'compliance.list.accepted',
        aggregate: { type: 'sanctions_list', id: listId, version: 1 },
        audience: { scopes: ['compliance:read'] },
        actor: caller,
        data: { listId, sha256, replacesVersionId: current.id },
      });
      await work.jobs.enqueue('refresh-sanctions-lists', {});
      return ok({ list, proposal: null });
    });
  };
}

/** What officers may accept of the list now: which content, in place of which version. */
export function contentThatWaits({ id, refusal, current }: SanctionsList): string | undefined {
  return refusal !== null && isDoubt(refusal.kind) && refusal.sha256 !== null && current !== null
    ? `${id} ${refusal.sha256} ${current.id}`
    : undefined;
}
