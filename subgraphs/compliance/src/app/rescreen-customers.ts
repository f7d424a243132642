import { serviceCaller } from '@blockscore/caller';
import type { Screening } from '../domain/screening.ts';
import type { Ports, UserId } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';

/** How many customers are read at a time. */
const AT_ONCE = 200;

export interface Rescreening {
  readonly screened: number;
  /** Of them, those with a match. */
  readonly hits: number;
}

/**
 * Compares every customer with the lists of now, each in a transaction of their own, in order of
 * their ids.
 *
 * @throws where no list is loaded, or the signal tells it to stop
 */
export function rescreenCustomers(ports: Ports) {
  const screenOne = screenCustomer(ports);
  return async (signal: AbortSignal): Promise<Rescreening> => {
    await ports.lists.refresh();
    const outcomes: (Screening['outcome'] | undefined)[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after;
      const known = await ports.transact((work) => work.subjects.disclosed(from, AT_ONCE));
      for (const userId of known) {
        signal.throwIfAborted();
        outcomes.push((await screenOne(userId))?.outcome);
      }
      after = known.length < AT_ONCE ? undefined : known.at(-1);
    }
    return {
      screened: outcomes.filter((outcome) => outcome !== undefined).length,
      hits: outcomes.filter((outcome) => outcome === 'HIT').length,
    };
  };
}

function screenCustomer(ports: Ports) {
  const actor = serviceCaller('compliance');
  return async (userId: UserId): Promise<Screening | undefined> => {
    const index = ports.lists.current();
    if (index === undefined) throw new Error('No sanctions list is loaded.');
    return await ports.transact(async (work) => {
      await work.kyc.lock(userId);
      const facts = (await work.subjects.find(userId))?.facts;
      if (facts == null) return undefined;
      const now = ports.clock();
      const screening = await screenSubject(work, index, userId, facts, 'DAILY', actor, now);
      await reassessKyc(work, ports, userId, actor);
      return screening;
    });
  };
}
