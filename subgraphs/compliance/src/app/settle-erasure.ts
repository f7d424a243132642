import { type Caller, hasScope, isFreshlySignedIn, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import {
  confirm,
  type Erasure,
  isRevocable,
  toldStatusOf,
  withdraw,
} from '../domain/privacy/erasure.ts';
import { saveErasure } from './change-erasure.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports, Work } from './ports.ts';
import { notFresh } from './request-erasure.ts';

type Settled = Outcome<Erasure, ComplianceErrorCode>;
type SettlePorts = Pick<Ports, 'transact' | 'clock'>;

export interface ErasureInput {
  readonly id: string;
}

/** One's own request, said for the second time: nothing brings back what is erased. */
export function confirmErasure(ports: SettlePorts) {
  return async (caller: Caller, { id }: ErasureInput): Promise<Settled> => {
    const now = ports.clock();
    if (!isFreshlySignedIn(caller, now)) return notFresh();
    return await ports.transact(async (work) => {
      const found = await lockErasure(work, id);
      if (found === undefined || !isSelf(caller, found.userId)) return noErasure();
      if (found.status !== 'AWAITING_CONFIRMATION') {
        return invalid(`This request is ${toldStatusOf(found)}, and waits for no confirmation.`);
      }
      return ok(await saveErasure(work, caller, found, confirm(found, now), now));
    });
  };
}

/** Takes a request back, one's own or by [compliance:write], before it is ordered. */
export function withdrawErasure(ports: SettlePorts) {
  return async (caller: Caller, { id }: ErasureInput): Promise<Settled> =>
    await ports.transact(async (work) => {
      const found = await lockErasure(work, id);
      if (found === undefined || !(await mayWithdraw(work, caller, found))) return noErasure();
      if (!isRevocable(found)) {
        return invalid(`This request is ${found.status} and cannot be withdrawn.`);
      }
      const now = ports.clock();
      return ok(await saveErasure(work, caller, found, withdraw(found, now), now));
    });
}

/** What somebody asked for themselves is theirs to take back. */
async function mayWithdraw(
  work: Work,
  caller: Caller,
  { userId, requestedBy }: Erasure,
): Promise<boolean> {
  if (isSelf(caller, userId)) return true;
  if (userId === requestedBy || !hasScope(caller, 'compliance:write')) return false;
  return !(await isConcerned(work, caller, userId));
}

export async function lockErasure(work: Work, id: string): Promise<Erasure | undefined> {
  return isId('erasure', id) ? await work.erasures.lock(id) : undefined;
}

export function noErasure() {
  return fail<ComplianceErrorCode>('NOT_FOUND', 'There is no such request.', ['input', 'id']);
}

export function invalid(message: string) {
  return fail<ComplianceErrorCode>('INVALID_STATE', message, ['input', 'id']);
}
