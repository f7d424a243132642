import type { Ports } from './ports.ts';

const BATCH = 200;

/**
 * Encrypts what screenings, verdicts and decisions from before it was encrypted say in clear of whom people were
 * matched with, and removes it of whom no key is left. Nothing of it is left to do after the first time.
 *
 * @returns how many rows were sealed
 */
export function sealEntities(ports: Pick<Ports, 'transact'>) {
  return async (signal: AbortSignal): Promise<number> => {
    let sealed = 0;
    while (!signal.aborted) {
      const batch = await ports.transact((work) => work.erasures.sealEntities(BATCH));
      if (batch === 0) break;
      sealed += batch;
    }
    return sealed;
  };
}
