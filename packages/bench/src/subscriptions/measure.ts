import type { Usage } from '../protocol.ts';
import { type Spread, spread } from '../run/measure.ts';
import type { ProcessUnderTest } from '../run/process-under-test.ts';
import type { Crowd } from './crowd.ts';

/** What one event took to reach everybody, once for each event. */
export interface Delivery {
  readonly milliseconds: Spread;
  /** Of the server's processor time. */
  readonly cpuMilliseconds: Spread;
  /** The longest that one turn of the server's event loop worked, in processor time of its thread. */
  readonly longestPauseMs: number;
  /** What the first subscriber got of each event. */
  readonly texts: readonly string[];
}

/** Events before those that are measured, until the way of them is compiled. */
const WARM_UP = 3;
/** Events after those: whoever looks for pauses takes time of the processor himself. */
const WATCHED = 2;

/** @param publish sends one event off; called again when everybody has the one before */
export async function deliver(
  server: ProcessUnderTest,
  crowd: Crowd,
  events: number,
  publish: (index: number) => Promise<void>,
): Promise<Delivery> {
  const took: number[] = [];
  const cpu: number[] = [];
  const texts: string[] = [];
  for (let index = 0; index < WARM_UP + events + WATCHED; index += 1) {
    if (index === WARM_UP + events) server.watchPauses(true);
    const before = await server.usage();
    const from = performance.now();
    const arrival = crowd.everybodyHasNext();
    await Promise.all([publish(index), arrival]);
    const { text, at } = await arrival;
    const after = await server.usage();
    texts.push(text);
    if (index < WARM_UP || index >= WARM_UP + events) continue;
    took.push(at - from);
    cpu.push((after.cpuMicros - before.cpuMicros) / 1_000);
  }
  const { longestPauseMs } = await server.usage();
  server.watchPauses(false);
  return { milliseconds: spread(took), cpuMilliseconds: spread(cpu), longestPauseMs, texts };
}

/** What each of so many takes, in kB of 1,000 bytes. */
export interface MemoryEach {
  readonly residentKb: number;
  readonly heapKb: number;
}

export function memoryEach(before: Usage, after: Usage, count: number): MemoryEach {
  return {
    residentKb: (after.residentBytes - before.residentBytes) / count / 1_000,
    heapKb: (after.heapBytes - before.heapBytes) / count / 1_000,
  };
}

/** Once what is not used any more has been collected. */
export function restingUsage(server: ProcessUnderTest): Promise<Usage> {
  return server.usage({ withoutGarbage: true });
}
