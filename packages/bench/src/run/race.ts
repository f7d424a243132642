import { type Operation, requestText } from '../graph-under-test.ts';
import { rawRequest } from '../load/connection.ts';
import type { Arena, Entry } from './arena.ts';
import { type Sample, sample, type Traffic } from './measure.ts';

export type Running = Extract<Entry, { readonly process: unknown }>;

export interface RaceOptions {
  readonly arena: Arena;
  readonly entries: readonly Running[];
  readonly operation: Operation;
  /** Users who ask in turn; with one of them all traffic is the same. */
  readonly principals: number;
  readonly rounds: number;
  readonly secondsEach: number;
  readonly connections: number;
  readonly watchPauses?: boolean;
  /** Whether every request is of somebody whom no gateway has seen: `principals` in each round. */
  readonly everNew?: boolean;
}

/** What one gateway did in a part; `whyNot` where it began to answer wrongly or not at all. */
export interface Run {
  readonly name: string;
  readonly samples: readonly Sample[];
  readonly whyNot?: string;
}

const WARM_UP_SECONDS = 4;

/** All gateways one after the other, round by round, so that what else the machine does meets all. */
export async function race(options: RaceOptions): Promise<readonly Run[]> {
  const { arena, entries, rounds } = options;
  const samples = new Map<Running, Sample[]>(entries.map((entry) => [entry, []]));
  const failures = new Map<Running, string>();
  const trafficFor = await trafficOf(options);

  const attempt = async (entry: Running, run: () => Promise<void>) => {
    if (failures.has(entry)) return;
    try {
      await run();
    } catch (error) {
      failures.set(entry, error instanceof Error ? error.message : String(error));
    }
  };
  const known = await arena.principals.sign(options.principals);
  for (const entry of entries) {
    await attempt(entry, () => warmUp(entry, trafficFor(entry, known)));
  }
  for (let round = 0; round < rounds; round++) {
    for (const entry of entries) {
      await attempt(entry, async () => {
        const { everNew, principals } = options;
        const asking = everNew ? await arena.principals.sign(principals) : known;
        const traffic = trafficFor(entry, asking);
        const most = everNew ? { most: principals } : {};
        samples.get(entry)?.push(await sample(entry.process, { ...traffic, ...most }));
      });
    }
  }
  return entries.map((entry) => {
    const whyNot = failures.get(entry);
    const name = entry.contestant.name;
    return { name, samples: samples.get(entry) ?? [], ...(whyNot !== undefined && { whyNot }) };
  });
}

/** @returns what is sent to a gateway by these users */
async function trafficOf({ arena, operation, secondsEach, ...options }: RaceOptions) {
  const isRight = await arena.judge(operation);
  const body = requestText(operation);
  const { connections, watchPauses = false } = options;
  const milliseconds = secondsEach * 1000;
  return ({ process: { url } }: Running, users: readonly string[]): Traffic => ({
    requests: users.map((authorization) => rawRequest(url, body, { authorization })),
    isRight,
    connections,
    milliseconds,
    watchPauses,
  });
}

/** Until compiled, with connections open, and every user known. */
async function warmUp({ process }: Running, traffic: Traffic): Promise<void> {
  const milliseconds = Math.min(WARM_UP_SECONDS * 1000, traffic.milliseconds * 2);
  await sample(process, { ...traffic, milliseconds });
}
