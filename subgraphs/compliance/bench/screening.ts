import { toLatin } from '../src/adapters/transliteration.ts';
import {
  indexSteps,
  type ListToIndex,
  type ScreeningIndex,
} from '../src/domain/matching/screen.ts';
import {
  type Asked,
  absent,
  askedOf,
  COMMON,
  publishedLists,
  SANCTIONS,
} from './published-lists.ts';

/**
 * What a screening costs against all published lists, beside comparing with every name by the same
 * scorer in the same run; and what the index costs to build and to hold.
 */
const QUERIES = 400;
/** Of the queries, those that are also compared with every name: that takes a second each. */
const COMPARED = 30;

interface Measured<T> {
  readonly value: T;
  /** Milliseconds of processor time of the thread, which is how long the event loop waits. */
  readonly ms: number;
}

function measure<T>(work: () => T): Measured<T> {
  const before = process.threadCpuUsage();
  const value = work();
  const { user, system } = process.threadCpuUsage(before);
  return { value, ms: (user + system) / 1_000 };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Memory in use after a collection, where Node was started with `--expose-gc`. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function build(lists: readonly ListToIndex[]): ScreeningIndex {
  const before = held();
  const steps: number[] = [];
  const { value: index, ms } = measure(() => {
    const building = indexSteps(lists, toLatin);
    for (;;) {
      const step = measure(() => building.next());
      steps.push(step.ms);
      if (step.value.done === true) return step.value.value;
    }
  });
  const sorted = steps.sort((one, other) => one - other);
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(0)} MB`;
  say(`names                        ${index.names}`);
  say(`building                     ${ms.toFixed(0)} ms in ${steps.length} steps`);
  say(
    `a step                       p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p99 ${quantile(sorted, 0.99).toFixed(1)} ms, longest ${quantile(sorted, 1).toFixed(1)} ms (aim 20)`,
  );
  say(
    `memory                       ${globalThis.gc ? megabytes(held() - before) : 'start with --expose-gc'}, of it search structures ${megabytes(index.bytes)}`,
  );
  return index;
}

function latency(index: ScreeningIndex, what: string, asked: readonly Asked[]): number {
  const each = asked.map((query) => measure(() => index.screen(query)).ms);
  const sorted = [...each].sort((one, other) => one - other);
  const mean = each.reduce((sum, ms) => sum + ms, 0) / each.length;
  say(
    `${what.padEnd(28)} p50 ${quantile(sorted, 0.5).toFixed(2)} ms, p99 ${quantile(sorted, 0.99).toFixed(2)} ms (aim 10), mean ${mean.toFixed(2)} ms of ${each.length}`,
  );
  return mean;
}

async function main(): Promise<void> {
  if (absent) {
    say(`Screening is not measured: there is no ${SANCTIONS} (set BLOCKSCORE_DATA).`);
    return;
  }
  const lists = await publishedLists();
  const index = build(lists);
  const asked = askedOf(lists, QUERIES + 100);
  // The first hundred warm the process up; each name of the others is asked for once.
  for (const query of asked.slice(0, 100)) index.screen(query);
  const mean = latency(index, 'listed, misspelt, ordinary', asked.slice(100));
  latency(index, 'common words, long names', COMMON);
  const some = asked.filter((_, turn) => turn % Math.floor(asked.length / COMPARED) === 0);
  const every = some.map((query) => measure(() => index.screenEach(query)).ms);
  const one = every.reduce((sum, ms) => sum + ms, 0) / every.length;
  say(`compared with every name     ${one.toFixed(0)} ms, ${(one / mean).toFixed(0)} × (aim 100)`);
}

await main();
