import { assessRisk } from './assess-risk.ts';
import type { Ports } from './ports.ts';

/** How many customers are read at a time. */
const AT_ONCE = 200;

/**
 * Works out the risk of every customer anew, each in a transaction of their own: time passes for those
 * of whom nothing is heard, too.
 *
 * @returns how many there are
 * @throws where the signal tells it to stop
 */
export function reassessRisks(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (signal: AbortSignal): Promise<number> => {
    let assessed = 0;
    for (let after = ''; ; ) {
      const from = after;
      const customers = await ports.transact((work) =>
        work.monitoring.risks.customersAfter(from, AT_ONCE),
      );
      for (const userId of customers) {
        signal.throwIfAborted();
        await ports.transact((work) => assessRisk(work, ports, userId, 'DAILY'));
        assessed += 1;
      }
      if (customers.length < AT_ONCE) return assessed;
      after = customers.at(-1) ?? after;
    }
  };
}
