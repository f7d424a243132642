import { runLoad } from '../load/load.ts';
import type { ProcessUnderTest } from './process-under-test.ts';

/** What is sent for how long. */
export interface Traffic {
  readonly requests: readonly Buffer[];
  readonly isRight: (body: Buffer) => boolean;
  readonly connections: number;
  readonly milliseconds: number;
  readonly most?: number;
  /** Watching for pauses wakes the process a thousand times a second, so it is asked for. */
  readonly watchPauses?: boolean;
}

export interface Sample {
  /** Answers in each second of the gateway's processor time. */
  readonly perCpuSecond: number;
  readonly perSecond: number;
  /** How much of a processor it used; near 1 it was the gateway that set the pace. */
  readonly processors: number;
  readonly p50: number;
  readonly p99: number;
  readonly longestPauseMs: number;
}

/** One stretch of load on one gateway. @throws where it answers wrongly */
export async function sample(process: ProcessUnderTest, traffic: Traffic): Promise<Sample> {
  if (traffic.watchPauses) process.watchPauses(true);
  const before = await process.usage();
  const { answered, seconds, p50, p99 } = await runLoad({ url: process.url, ...traffic });
  const after = await process.usage();
  if (traffic.watchPauses) process.watchPauses(false);
  const cpuSeconds = (after.cpuMicros - before.cpuMicros) / 1e6;
  return {
    perCpuSecond: answered / cpuSeconds,
    perSecond: answered / seconds,
    processors: cpuSeconds / seconds,
    p50,
    p99,
    longestPauseMs: after.longestPauseMs,
  };
}

/** The middle of some numbers, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spread(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const median =
    sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
  return { median, least: at(0), most: at(sorted.length - 1) };
}
