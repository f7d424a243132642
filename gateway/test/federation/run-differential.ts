import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { caseOf, checkSupergraph, emptyTally, report, type Tally } from './differential.ts';
import { ourGateway, PLANNERS, type PlannerName } from './our-gateway.ts';

/**
 * `node run-differential.ts [--planner hive-apollo] [--from 1] [--to 200] [--operations 50] [--all]`
 * compares our executor with graphql-js and says what differs. Each supergraph has a process of its
 * own, because a planner in native code that does not come to an end can only be ended with it.
 */
const { values } = parseArgs({
  options: {
    planner: { type: 'string', default: 'hive-apollo' },
    from: { type: 'string', default: '1' },
    to: { type: 'string', default: '200' },
    operations: { type: 'string', default: '50' },
    /** Tells also of what is refused. */
    all: { type: 'boolean', default: false },
    /** Runs one supergraph in this process. */
    one: { type: 'string' },
  },
});
const MOST_MS = 300_000;
const print = (text: string) => process.stdout.write(`${text}\n`);

function plannerName(): PlannerName {
  const found = (Object.keys(PLANNERS) as PlannerName[]).find((name) => name === values.planner);
  if (found === undefined) throw new Error(`There is no planner «${values.planner}».`);
  return found;
}

async function runOne(seed: number): Promise<void> {
  const made = caseOf(seed);
  const gateway = ourGateway(plannerName(), made.generated.supergraphSdl, made.ask);
  const indexes = Array.from({ length: Number(values.operations) }, (_, index) => index);
  const tally = await checkSupergraph(
    made,
    gateway,
    indexes,
    (finding) => print(report(made, finding)),
    values.all,
  );
  print(JSON.stringify(tally));
  gateway.close();
  if (tally.OTHER + tally.MISPLANNED > 0) process.exitCode = 1;
}

function runAll(): void {
  const total: Tally = emptyTally();
  const failed: number[] = [];
  for (let seed = Number(values.from); seed <= Number(values.to); seed += 1) {
    const args = [...process.argv.slice(1), '--one', String(seed)];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: MOST_MS,
      maxBuffer: 2 ** 28,
    });
    const lines = stdout.trimEnd().split('\n');
    const last = lines.pop() ?? '';
    if (!last.startsWith('{"SAME"')) {
      print(`Supergraph ${seed}: no end (status ${status}).\n${stderr}`);
      failed.push(seed);
      continue;
    }
    if (lines.length > 0) print(lines.join('\n'));
    if (status !== 0) failed.push(seed);
    const tally = JSON.parse(last) as Tally;
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
    print(`supergraph ${seed}: ${last}`);
  }
  print(`all: ${JSON.stringify(total)}; failed: ${failed.join(', ') || 'none'}`);
  if (failed.length > 0) process.exitCode = 1;
}

if (values.one === undefined) runAll();
else await runOne(Number(values.one));
