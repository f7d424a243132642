import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { BROADCAST, CONTESTANTS, type Contestant, PLAIN, PROXY } from '../gateways/catalogue.ts';
import { type Arena, type ArenaOptions, openArena } from '../run/arena.ts';
import { type BenchOptions, benchOptions, type Part, USAGE } from '../run/options.ts';
import { ownTable, runOwn } from '../run/own.ts';
import { operationsOf, type PartResult, runParts } from '../run/parts.ts';
import { pinThisProcess } from '../run/pinning.ts';
import type { Running } from '../run/race.ts';
import { type Line, tableText } from '../run/report.ts';
import { runSubscriptions } from '../run/subscriptions.ts';
import { roomFor } from '../subscriptions/room.ts';
import { subscriptionsTable } from '../subscriptions/table.ts';

const print = (text: string) => void process.stdout.write(`${text}\n`);

/** Those that were named, with what they are compared with. */
function chosen({ only, parts }: BenchOptions): readonly Contestant[] {
  const named = ({ name }: Contestant) =>
    only === undefined || only.includes(name) || name === PLAIN.name;
  return [...CONTESTANTS.filter(named), ...(parts.includes('small') ? [PROXY] : [])];
}

/** Starts the gateways one after the other. */
async function admitAll(arena: Arena, options: BenchOptions) {
  const running: Running[] = [];
  const absent: Line[] = [];
  for (const contestant of chosen(options)) {
    const operations = contestant === PROXY ? [] : operationsOf(options.parts);
    const entry = await arena.admit(contestant, operations);
    if ('process' in entry) running.push(entry);
    else absent.push({ ...contestant, whyNot: entry.whyNot });
  }
  for (const { label, whyNot } of absent) print(`did not run: ${label}: ${whyNot}`);
  return { running, absent };
}

/** As many subscribers as fit into what this process may open. */
async function measureSubscriptions({ subscribers }: BenchOptions, arenaOptions: ArenaOptions) {
  const { count, advice } = roomFor(subscribers);
  const { runs, whyNot } = await runSubscriptions(count, arenaOptions);
  const notes = [
    ...(advice === undefined ? [] : [advice]),
    ...(whyNot === undefined ? [] : [`did not run to its end: ${whyNot}`]),
  ];
  print(`\n${subscriptionsTable(runs, BROADCAST.label, notes)}`);
  return { runs, notes };
}

async function main(options: BenchOptions): Promise<void> {
  const pinning = pinThisProcess();
  const profiles = options.profiles && resolve(options.profiles);
  if (profiles) mkdirSync(profiles, { recursive: true });
  const arenaOptions = {
    processor: pinning.processor,
    nodeOptions: profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [],
  };
  const load = () =>
    loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
  const loadBefore = load();
  print(`Node ${process.version}; ${pinning.said}; load average before: ${loadBefore}`);
  const results: PartResult[] = [];
  const absent: Line[] = [];
  const isOfTheShop = (part: Part) => part !== 'own' && part !== 'subscriptions';
  if (options.parts.some(isOfTheShop)) {
    const arena = await openArena(arenaOptions);
    try {
      const admitted = await admitAll(arena, options);
      absent.push(...admitted.absent);
      await runParts(arena, admitted.running, options, (result) => {
        results.push(result);
        print(`\n${tableText(result.title, result.lines)}`);
      });
      const { requests, recorded } = arena.backend.counts();
      print(`${requests} fetches were answered, ${recorded} of them by asking a schema first.`);
    } finally {
      await arena.close();
    }
  }
  if (options.parts.includes('own')) {
    const own = await runOwn(options, arenaOptions);
    results.push(...own);
    print(`\n${ownTable(own)}`);
  }
  const subscriptions = options.parts.includes('subscriptions')
    ? await measureSubscriptions(options, arenaOptions)
    : undefined;
  print(`load average after: ${load()}`);
  if (options.jsonFile !== undefined) {
    const figures = {
      node: process.version,
      pinning: pinning.said,
      loadBefore,
      loadAfter: load(),
      absent,
      results,
      subscriptions,
    };
    writeFileSync(options.jsonFile, `${JSON.stringify(figures, undefined, 2)}\n`);
  }
}

try {
  await main(benchOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}
