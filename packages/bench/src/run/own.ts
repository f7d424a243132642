import { OURS, PLAIN } from '../gateways/catalogue.ts';
import { OWN_OPERATIONS } from '../own-graph/operations.ts';
import { ownGraph } from '../own-graph/own-graph.ts';
import { type ArenaOptions, type Entry, openArena } from './arena.ts';
import type { BenchOptions } from './options.ts';
import type { PartResult } from './parts.ts';
import { type Running, race } from './race.ts';
import { aligned, figure, linesOf } from './report.ts';

const CONNECTIONS = 50;
/** Ten operations are measured, so each gets less than the nested query. */
const MOST_ROUNDS = 3;
const MOST_SECONDS = 2;

/** Our own graph's operations, by this gateway and by plain Apollo Gateway. */
export async function runOwn(
  options: BenchOptions,
  arenaOptions: ArenaOptions,
): Promise<readonly PartResult[]> {
  const arena = await openArena({ ...arenaOptions, graph: ownGraph() });
  try {
    const admitted = [PLAIN, OURS].map((each) => arena.admit(each, OWN_OPERATIONS));
    const entries = await Promise.all(admitted);
    const isRunning = (entry: Entry): entry is Running => 'process' in entry;
    const absent = entries.flatMap((entry) =>
      isRunning(entry) ? [] : [{ ...entry.contestant, whyNot: entry.whyNot }],
    );
    const results: PartResult[] = [];
    for (const operation of OWN_OPERATIONS) {
      const runs = await race({
        arena,
        entries: entries.filter(isRunning),
        operation,
        principals: options.principals,
        rounds: Math.min(MOST_ROUNDS, options.rounds),
        secondsEach: Math.min(MOST_SECONDS, options.secondsEach),
        connections: CONNECTIONS,
      });
      const labelOf = (name: string) => (name === OURS.name ? OURS.label : PLAIN.label);
      const lines = [...linesOf(runs, PLAIN.name, labelOf), ...absent];
      results.push({ part: 'own', title: operation.name, lines });
    }
    return results;
  } finally {
    await arena.close();
  }
}

const HEADINGS = ['', 'ratio', 'per CPU s', 'plain', 'p50 ms', 'plain', 'p99 ms', 'plain'];

/** One line an operation: this gateway beside plain Apollo Gateway. */
export function ownTable(results: readonly PartResult[]): string {
  const rows = results.map(({ title, lines }) => {
    const ours = lines.find(({ name }) => name === OURS.name);
    const plain = lines.find(({ name }) => name === PLAIN.name);
    const pair = (key: 'perCpuSecond' | 'p50' | 'p99') =>
      [ours, plain].map((line) => figure(line?.[key]?.median));
    return [title, figure(ours?.ratio), ...pair('perCpuSecond'), ...pair('p50'), ...pair('p99')];
  });
  const failed = results.flatMap(({ lines }) =>
    lines.flatMap(({ label, whyNot }) =>
      whyNot === undefined ? [] : [`  did not run: ${label}: ${whyNot}`],
    ),
  );
  const title = 'our own graph: operations of front ends, this gateway and plain Apollo Gateway';
  return [title, ...aligned([HEADINGS, ...rows]), ...new Set(failed), ''].join('\n');
}
