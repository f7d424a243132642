import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { givenEnvironment } from '../config.ts';
import { environmentForCommand, planCommand } from '../operator-command.ts';
import { StackError } from '../stack-error.ts';

const QUICK_RESOLUTION = join(import.meta.dirname, '..', 'quick-resolution.ts');

// `pnpm dead-letters`, `pnpm promote-model` and the like: runs that program of a subgraph.
const plan = planCommand(process.argv.slice(2));
if ('out' in plan) {
  process.stdout.write(`${plan.out}\n`);
} else if ('refusal' in plan) {
  process.stderr.write(`${plan.refusal}\n`);
  process.exitCode = 2;
} else {
  const { file, args, subgraph } = plan;
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const env = environmentForCommand(subgraph, givenEnvironment(), say);
    const flags = ['--disable-warning=ExperimentalWarning', `--import=${QUICK_RESOLUTION}`];
    const { status } = spawnSync(process.execPath, [...flags, file, ...args], {
      stdio: 'inherit',
      env,
    });
    process.exitCode = status ?? 1;
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
