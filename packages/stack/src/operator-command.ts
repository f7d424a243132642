import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnvironment, readSettings, type Settings } from './config.ts';
import { CHECKOUT, SUBGRAPHS, type Subgraph } from './layout.ts';
import { localEnvironment } from './local-environment.ts';
import { StackError } from './stack-error.ts';

interface Command {
  readonly does: string;
  /** What stands behind the subgraph. */
  readonly arguments: string;
  /** Of a subgraph that has no such program. */
  readonly lacks: string;
  /** The one subgraph that the command is of; it is not named then. */
  readonly only?: Subgraph;
}

const RETRY = ' [retry <id> | retry all]';
const COMMANDS: Readonly<Record<string, Command>> = {
  'dead-letters': {
    does: 'lists the events that a subgraph gave up on, or tries them again',
    arguments: RETRY,
    lacks: 'hears no events',
  },
  'dead-jobs': {
    does: 'lists the jobs that a subgraph gave up on, or puts them back into their queues',
    arguments: RETRY,
    lacks: 'has no jobs',
  },
  'end-of-day': {
    does: 'closes the days that are over, or goes on where the last run stopped',
    arguments: '',
    lacks: 'has no loans',
    only: 'lending',
  },
  'reconcile-payments': {
    does: 'compares a statement of the payment provider with the payments',
    arguments: ' <statement.csv>',
    lacks: 'has no payments',
    only: 'lending',
  },
  'simulated-statement': {
    does: 'writes what the simulated payment provider moved on a day as its statement',
    arguments: ' <YYYY-MM-DD>',
    lacks: 'has no payments',
    only: 'lending',
  },
  'tell-books': {
    does: 'has the ledger compare its books with all loans now',
    arguments: '',
    lacks: 'has no loans',
    only: 'lending',
  },
  'measure-drift': {
    does: 'measures now how far the scores of this week and the last moved from training',
    arguments: '',
    lacks: 'gives no scores',
    only: 'credit',
  },
  'refresh-scores': {
    does: 'rescores everybody now, or goes on where the last refresh stopped',
    arguments: '',
    lacks: 'gives no scores',
    only: 'credit',
  },
  'promote-model': {
    does: 'has another scoring model decide, or lists the models and who decides',
    arguments: ' <model> --reason "…" --by <name> | --list',
    lacks: 'gives no scores',
    only: 'credit',
  },
  'replay-scores': {
    does: 'recomputes scores from their stored inputs and compares them bit for bit',
    arguments: ' [--user <id>] [--since <YYYY-MM-DD>]',
    lacks: 'gives no scores',
    only: 'credit',
  },
  'replay-erasures': {
    does: 'erases again, after a backup was restored, whom the register has as erased',
    arguments: ' <erasures.jsonl>',
    lacks: 'keeps nothing of people',
  },
  rewrap: {
    does: 'moves all keys that a subgraph has wrapped to its current master key',
    arguments: '',
    lacks: 'has no wrapped keys',
  },
  'rotate-signing-key': {
    does: 'has another key sign access tokens, revokes one, or lists them',
    arguments: ' [--now] [--revoke <kid>] [--list]',
    lacks: 'signs nothing',
    only: 'identity',
  },
};

/** A program to run, or what to say in its place. */
export type Plan =
  | { readonly file: string; readonly args: readonly string[]; readonly subgraph: Subgraph }
  | { readonly out: string }
  | { readonly refusal: string };

/** Understands `pnpm <command> [<subgraph>] [arguments]`. */
export function planCommand(words: readonly string[]): Plan {
  const [name = '', ...rest] = words;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    return { refusal: `There is no command «${name}», only ${Object.keys(COMMANDS).join(', ')}.` };
  }
  const having = SUBGRAPHS.filter((subgraph) => existsSync(programOf(subgraph, name)));
  const usage = usageOf(name, command, having);
  if (rest.some((word) => word === '--help' || word === '-h')) {
    return { out: `${usage}\n  ${command.does}` };
  }
  const [first, ...args] = command.only === undefined ? rest : [command.only, ...rest];
  const subgraph = SUBGRAPHS.find((known) => known === first);
  if (subgraph === undefined) return { refusal: usage };
  if (!having.includes(subgraph)) return { refusal: `${subgraph} ${command.lacks}.\n${usage}` };
  return { file: programOf(subgraph, name), args, subgraph };
}

function usageOf(name: string, command: Command, having: readonly Subgraph[]): string {
  const which = command.only === undefined ? ` <${having.join(' | ')}>` : '';
  return `Usage: pnpm ${name}${which}${command.arguments}`;
}

function programOf(subgraph: Subgraph, command: string): string {
  return join(CHECKOUT, 'subgraphs', subgraph, 'src', `${command}.ts`);
}

/**
 * The environment for a subgraph's program: the given one where it names that subgraph's database,
 * else that of the stack that runs on this machine.
 *
 * @throws StackError where there is neither
 */
export function environmentForCommand(
  subgraph: Subgraph,
  source: NodeJS.ProcessEnv,
  say: (line: string) => void,
): NodeJS.ProcessEnv {
  const variable = `${subgraph.toUpperCase()}_DATABASE_URL`;
  if ((source[variable] ?? '') !== '') return source;
  try {
    const settings = readSettings([], source) as Settings;
    const environment = localEnvironment(subgraph, settings);
    say(`For the stack on ${settings.home} (${variable} is not set).`);
    return { ...baseEnvironment(source), ...environment };
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    throw new StackError(`${variable} is not set, and ${error.message}`);
  }
}
