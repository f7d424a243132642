import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// The flag gives `gc` to contexts that are made from then on.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes once all garbage is collected. */
export interface Memory {
  /** Objects that are in use, and buffers outside of the heap. */
  readonly live: number;
  /** Pages of the process. */
  readonly resident: number;
}

const megabytes = (bytes: number): number => Math.round((bytes / 2 ** 20) * 10) / 10;

export function memory(): Memory {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: megabytes(heapUsed + external), resident: megabytes(rss) };
}

export const told = ({ live, resident }: Memory): string =>
  `${live} MB in use, ${resident} MB resident`;
