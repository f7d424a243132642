import { serviceCaller } from '@blockscore/caller';
import type { Ports, UserId } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';

/**
 * Judges anew whoever is, most likely, the same person by another account, once officers look at somebody, rejected them, found a
 * fraud of them, or do so no more, or an alert of fraud holds what they are paid. Each in a transaction of their own, so that two who change at once do not wait for one another.
 */
export function judgeSamePerson(ports: Pick<Ports, 'transact' | 'clock' | 'rules'>) {
  return async (userId: UserId): Promise<void> => {
    const others = await ports.transact((work) => work.samePeople.others(userId));
    for (const other of others) {
      await ports.transact(async (work) => {
        const known = await work.subjects.find(other);
        // Of whom was erased nothing is judged any more.
        if (known === undefined || known.facts === null) return;
        await reassessKyc(work, ports, other, serviceCaller('compliance'));
      });
    }
  };
}
