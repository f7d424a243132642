import type { ChainPorts, ChainRecords } from '../src/app/chain-ports.ts';
import type { Transact, Work } from '../src/app/ports.ts';

/** What of the records writes on the way of a transaction. */
const WRITTEN: readonly (keyof ChainRecords)[] = [
  'takeNonce',
  'addAttempt',
  'save',
  'enqueue',
  'markBroadcast',
];

/** The same, but that nothing of the books becomes a leaf: what is sent is what the test says. */
export function leavingBooks(transact: Transact): Transact {
  return (action) =>
    transact((work) => action({ ...work, leaves: { ...work.leaves, waiting: async () => 0 } }));
}

/**
 * The same ports, and `step` hears the name of each thing that was just written, signed or sent, and
 * `commit` when something written was committed. What it throws ends the round there.
 */
export function watchSteps(ports: ChainPorts, step: (name: string) => void): ChainPorts {
  const transact: ChainPorts['transact'] = async (action) => {
    let wrote = false;
    const note = (name: string) => {
      wrote = true;
      step(name);
    };
    const result = await ports.transact((work: Work) =>
      action({
        ...work,
        chain: watched(work.chain, WRITTEN, note),
        events: watched(work.events, ['record'], note),
      }),
    );
    if (wrote) step('commit');
    return result;
  };
  return { ...ports, transact, client: watched(ports.client, ['sign', 'broadcast'], step) };
}

/** Calls `after` with the name of each of these when it has been done. */
function watched<T extends object>(
  target: T,
  names: readonly (keyof T & string)[],
  after: (name: string) => void,
): T {
  const copy = { ...target };
  for (const name of names) {
    const original: unknown = Reflect.get(target, name);
    if (typeof original !== 'function') throw new Error(`${name} is no function.`);
    const stepping = async (...given: unknown[]): Promise<unknown> => {
      const result: unknown = await Reflect.apply(original, target, given);
      after(name);
      return result;
    };
    Object.assign(copy, { [name]: stepping });
  }
  return copy;
}
