import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { CONTESTANTS, type Contestant, PLAIN, PROXY } from '../gateways/catalogue.ts';
import { openArena } from '../run/arena.ts';
import { type BenchOptions, benchOptions, USAGE } from '../run/options.ts';
import { operationsOf, type PartResult, runParts } from '../run/parts.ts';
import { pinThisProcess } from '../run/pinning.ts';
import type { Running } from '../run/race.ts';
import { type Line, tableText } from '../run/report.ts';

const print = (text: string) => void process.stdout.write(`${text}\n`);

/** Those that were named, with what they are compared with. */
function chosen({ only, parts }: BenchOptions): readonly Contestant[] {
  const named = ({ name }: Contestant) =>
    only === undefined || only.includes(name) || name === PLAIN.name;
  return [...CONTESTANTS.filter(named), ...(parts.includes('small') ? [PROXY] : [])];
}

async function main(options: BenchOptions): Promise<void> {
  const pinning = pinThisProcess();
  const profiles = options.profiles && resolve(options.profiles);
  if (profiles) mkdirSync(profiles, { recursive: true });
  const arena = await openArena({
    processor: pinning.processor,
    nodeOptions: profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [],
  });
  const load = () =>
    loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
  const loadBefore = load();
  print(`Node ${process.version}; ${pinning.said}; load average before: ${loadBefore}`);
  try {
    const running: Running[] = [];
    const absent: Line[] = [];
    for (const contestant of chosen(options)) {
      const operations = contestant === PROXY ? [] : operationsOf(options.parts);
      const entry = await arena.admit(contestant, operations);
      if ('process' in entry) running.push(entry);
      else absent.push({ ...contestant, whyNot: entry.whyNot });
    }
    for (const { label, whyNot } of absent) print(`did not run: ${label}: ${whyNot}`);
    const results: PartResult[] = [];
    await runParts(arena, running, options, (result) => {
      results.push(result);
      print(`\n${tableText(result.title, result.lines)}`);
    });
    const { requests, recorded } = arena.backend.counts();
    print(`${requests} fetches were answered, ${recorded} of them by asking a schema first.`);
    print(`load average after: ${load()}`);
    if (options.jsonFile !== undefined) {
      const { version } = process;
      const figures = { node: version, pinning: pinning.said, loadBefore, absent, results };
      writeFileSync(options.jsonFile, `${JSON.stringify(figures, undefined, 2)}\n`);
    }
  } finally {
    await arena.close();
  }
}

try {
  await main(benchOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}
