import { actorOf, type Caller, isFreshlySignedIn } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { newSealKeyPair } from '@blockscore/vault';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { beginExport, type DataExport } from '../domain/privacy/data-export.ts';
import type { Ports } from './ports.ts';
import { notFresh } from './request-erasure.ts';

/** So many in so long: each has every subgraph gather all that it has. */
const MOST = 3;
const WINDOW_MS = 30 * 86_400_000;

/** Asks for a copy of everything about oneself, after a fresh sign-in: it is all that a thief would want. */
export function requestDataExport(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller): Promise<Outcome<DataExport, ComplianceErrorCode>> => {
    const userId = caller.id;
    if (caller.kind !== 'USER' || !isId('user', userId)) {
      return fail('NOT_FOUND', 'Sign in as a person: everybody asks for what is theirs.');
    }
    const now = ports.clock();
    if (!isFreshlySignedIn(caller, now)) return notFresh();
    return await ports.transact(async (work) => {
      await work.erasures.lockPerson(userId);
      if ((await work.dataExports.openOf(userId)) !== undefined) {
        return fail('REQUEST_OPEN', 'A copy is being gathered already: see `me { dataExports }`.');
      }
      const since = new Date(now.getTime() - WINDOW_MS);
      if ((await work.dataExports.countSince(userId, since)) >= MOST) {
        return fail('LIMIT_REACHED', `You have asked for ${MOST} copies in 30 days: wait a while.`);
      }
      const { publicKey, privateKey } = await newSealKeyPair();
      const asked = beginExport({ id: newId('export'), userId }, now);
      if (!(await work.dataExports.insert(asked, privateKey))) {
        return fail('NOT_FOUND', 'Nothing is kept about you any more.');
      }
      await work.events.record({
        type: 'compliance.export.requested',
        aggregate: { type: 'export', id: asked.id, version: 1 },
        audience: { subject: userId, scopes: ['compliance:read'] },
        actor: actorOf(caller),
        data: { exportId: asked.id, userId, publicKey },
      });
      return ok(asked);
    });
  };
}
