import { catalogue, NESTED, SMALL } from '../fixture/operations.ts';
import { OURS, PLAIN, PROXY } from '../gateways/catalogue.ts';
import type { Operation } from '../graph-under-test.ts';
import type { Arena } from './arena.ts';
import type { BenchOptions, Part } from './options.ts';
import { type RaceOptions, type Running, race } from './race.ts';
import { type Line, linesOf } from './report.ts';

/** The figures of one part. */
export interface PartResult {
  readonly part: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

const CONNECTIONS = 50;
/** Of the largest answers there may not be more at a time than fit into memory. */
const CONNECTIONS_FOR_SIZES = 4;

/** In each round; a gateway that is through with them before the time is over stops there. */
const NEW_PRINCIPALS = 1_000;

/** What all gateways are asked in some parts, to be checked before. */
export function operationsOf(parts: readonly Part[]): readonly Operation[] {
  return [
    ...(parts.some((part) => ['A', 'new', 'B'].includes(part)) ? [NESTED] : []),
    ...(parts.includes('small') ? [SMALL] : []),
  ];
}

/** Runs the parts that were asked for, and tells of each as soon as it is done. */
export async function runParts(
  arena: Arena,
  entries: readonly Running[],
  options: BenchOptions,
  tell: (result: PartResult) => void,
): Promise<void> {
  const { rounds, secondsEach } = options;
  const gateways = entries.filter(({ contestant }) => contestant !== PROXY);
  const run = async (
    part: string,
    title: string,
    baseline: string,
    own: Pick<RaceOptions, 'entries' | 'operation' | 'principals'> & Partial<RaceOptions>,
    bytes?: number,
  ) => {
    const runs = await race({ arena, rounds, secondsEach, connections: CONNECTIONS, ...own });
    const labels = new Map(entries.map(({ contestant }) => [contestant.name, contestant.label]));
    const labelOf = (name: string) => labels.get(name) ?? name;
    tell({ part, title, lines: linesOf(runs, baseline, labelOf, bytes) });
  };
  for (const part of options.parts) {
    if (part === 'A') {
      const title = `A: nested query, every request in flight another of ${options.principals} principals`;
      const { principals } = options;
      await run(part, title, PLAIN.name, { entries: gateways, operation: NESTED, principals });
    }
    if (part === 'new') {
      const title = 'A, every request of somebody new: tokens are verified and callers told anew';
      const principals = NEW_PRINCIPALS;
      const own = gateways.filter(({ contestant }) => [PLAIN, OURS].includes(contestant));
      await run(part, title, PLAIN.name, {
        entries: own,
        operation: NESTED,
        principals,
        everNew: true,
      });
    }
    if (part === 'B') {
      const title = 'B: nested query, identical traffic';
      await run(part, title, PLAIN.name, { entries: gateways, operation: NESTED, principals: 1 });
    }
    if (part === 'small') {
      const title = 'small query of one subgraph, every request in flight another principal';
      const { principals } = options;
      await run(part, title, PROXY.name, { entries, operation: SMALL, principals });
    }
    if (part === 'sizes') {
      const own = gateways.filter(({ contestant }) => [PLAIN, OURS].includes(contestant));
      for (const bytes of options.sizes) {
        const ofSize = {
          entries: own,
          operation: catalogue(bytes),
          principals: options.principals,
          connections: CONNECTIONS_FOR_SIZES,
          rounds: Math.min(2, rounds),
          watchPauses: true,
        };
        await run(`size ${bytes}`, `answers of ${bytes} bytes`, PLAIN.name, ofSize, bytes);
      }
    }
  }
}
