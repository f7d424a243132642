import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which processor is the gateway's, and why none is where none is. */
export interface Pinning {
  readonly processor: number | undefined;
  readonly said: string;
}

/**
 * Keeps this process, with the subgraphs and the load in it, to the second processor, so that the
 * gateway under test can have the first one to itself.
 */
export function pinThisProcess(): Pinning {
  if (availableParallelism() < 2) {
    return { processor: undefined, said: 'not pinned: this machine has one processor' };
  }
  const { status } = spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)]);
  return status === 0
    ? { processor: 0, said: 'gateway on processor 0, subgraphs and load on processor 1' }
    : { processor: undefined, said: 'not pinned: there is no taskset here' };
}
