import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { compileCacheFolder } from '../bootstrap.mjs';
import { baseEnvironment, readSettings, type Settings } from './config.ts';
import {
  DEMO_COMPLIANCE_OFFICER,
  DEMO_COMPLIANCE_OFFICERS,
  DEMO_OFFICER,
  DEMO_PARTNERS,
} from './demo.ts';
import { storiesOf } from './demo-casework/stories.ts';
import { workCases } from './demo-casework/work-cases.ts';
import { CHECKOUT, type Subgraph } from './layout.ts';
import { localEnvironment } from './local-environment.ts';
import { addressesOfRunning } from './run-record.ts';
import { StackError } from './stack-error.ts';

export interface PortfolioOrder {
  readonly loans: number;
  readonly months: number;
  readonly seed: number;
}

const DAY_MS = 86_400_000;
export const PORTFOLIO_USAGE = `Usage: pnpm demo-portfolio [--loans 500] [--months 24] [--seed 1]
  makes loans as if they had been lent and repaid all these months, in the stack that runs here`;

/** @throws StackError for words that it does not know and numbers out of range */
export function readPortfolioOrder(words: readonly string[]): PortfolioOrder | 'HELP' {
  const whole = { type: 'string' } as const;
  let values: Readonly<Record<string, string | boolean | undefined>>;
  try {
    const options = {
      loans: whole,
      months: whole,
      seed: whole,
      help: { type: 'boolean' },
    } as const;
    values = parseArgs({ args: [...words], options }).values;
  } catch {
    throw new StackError(PORTFOLIO_USAGE);
  }
  if (values['help'] === true) return 'HELP';
  const number = (name: string, otherwise: number, least: number, most: number): number => {
    const given = values[name];
    const value = given === undefined ? otherwise : Number(given);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new StackError(
      `--${name} is a whole number from ${least} to ${most}.\n${PORTFOLIO_USAGE}`,
    );
  };
  return {
    loans: number('loans', 500, 1, 2_000),
    months: number('months', 24, 2, 60),
    seed: number('seed', 1, 0, 2 ** 31 - 1),
  };
}

/** From how many months ago through yesterday, for today is not over. */
export function daysOf({ months }: PortfolioOrder, now: Date): { from: string; until: string } {
  const until = new Date(now.getTime() - DAY_MS);
  const [year, month] = [until.getUTCFullYear(), until.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const from = new Date(Date.UTC(year, month, Math.min(until.getUTCDate(), last)));
  return { from: from.toISOString().slice(0, 10), until: until.toISOString().slice(0, 10) };
}

/** People who apply for so many loans to come of it, at the most: a quarter of them get none. */
const peopleFor = (loans: number) => Math.ceil(loans * 1.34) + 6;

/** What identity tells of those whom it made. */
interface People {
  readonly borrowers: readonly string[];
  readonly partners: readonly object[];
  readonly officerId: string;
  readonly complianceOfficerId: string;
  readonly customers: readonly object[];
}

/**
 * Has identity make the people, compliance verify them and lending make their loans, each by its own
 * program and rights, beside the stack that runs on this machine. Where they are there, nothing changes.
 * What all tell is heard when they are done: the others hold their events back until lending has ended.
 * Compliance's officers work on what is found then.
 *
 * @throws StackError where no stack runs, it has no demo lender, one of the programs fails, or the gateway
 * does not let the officers in
 */
export async function makeDemoPortfolio(
  order: PortfolioOrder,
  source: NodeJS.ProcessEnv,
): Promise<void> {
  const settings = readSettings([], source) as Settings;
  if (!settings.seedDemo)
    throw new StackError('The portfolio needs the demo lender: SEED_DEMO is false.');
  const { from, until } = daysOf(order, new Date());
  // What `npm start` compiled is not compiled again.
  const cache = compileCacheFolder(CHECKOUT, source);
  const inherited = {
    ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }),
    ...baseEnvironment(source),
  };
  const start = (subgraph: Subgraph, file: string, output: 'pipe' | 'inherit') =>
    startProgram(subgraph, file, { ...inherited, ...localEnvironment(subgraph, settings) }, output);
  const identity = start('identity', 'demo-people.ts', 'pipe');
  // It takes as long to load, and then waits for the people.
  const lending = start('lending', 'demo-portfolio.ts', 'inherit');
  const compliance = start('compliance', 'demo-customers.ts', 'inherit');
  identity.tell({
    borrowers: peopleFor(order.loans),
    from: `${from}T06:00:00.000Z`,
    until: `${until}T06:00:00.000Z`,
    officerEmail: DEMO_OFFICER,
    complianceOfficerEmail: DEMO_COMPLIANCE_OFFICER,
    partners: DEMO_PARTNERS,
  });
  const told = await identity.firstLine();
  if (told !== undefined) {
    const { customers, complianceOfficerId, ...cast } = JSON.parse(told) as People;
    const { loans, seed } = order;
    lending.tell({ loans, seed, from, until, ...cast });
    compliance.tell({
      officerId: complianceOfficerId,
      customers: customers.map((each, index) => ({ ...each, userId: cast.borrowers[index] })),
    });
  }
  // Told nothing, it does nothing.
  lending.close();
  await lending.ended();
  compliance.close();
  identity.close();
  await Promise.all([compliance.ended(), identity.ended()]);
  const stories = storiesOf(order.loans);
  if (stories.length === 0) return;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  say('The two demo compliance officers work on what is found of it.');
  const endpoint = `${addressesOfRunning(settings.home).gateway}/graphql`;
  await workCases({ endpoint, officers: DEMO_COMPLIANCE_OFFICERS, stories, say });
}

/** One of the subgraphs' programs, that is told by lines of JSON and may answer by lines. */
interface Program {
  readonly tell: (input: object) => void;
  /** Undefined where it ends without one. */
  readonly firstLine: () => Promise<string | undefined>;
  readonly close: () => void;
  /** @throws StackError where it fails */
  readonly ended: () => Promise<void>;
}

function startProgram(
  subgraph: Subgraph,
  file: string,
  env: NodeJS.ProcessEnv,
  output: 'pipe' | 'inherit',
): Program {
  const path = join(CHECKOUT, 'subgraphs', subgraph, 'src', file);
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path], {
    env,
    stdio: ['pipe', output, 'inherit'],
  });
  const { stdin, stdout } = program;
  const exited = once(program, 'exit');
  // One that has ended takes no more input: why it did is on its output.
  stdin?.on('error', () => undefined);
  return {
    tell: (input) => void stdin?.write(`${JSON.stringify(input)}\n`),
    async firstLine() {
      if (stdout === null) return undefined;
      for await (const line of createInterface({ input: stdout })) return line;
      return undefined;
    },
    close: () => void stdin?.end(),
    async ended() {
      const [status] = await exited;
      if (status !== 0) {
        throw new StackError(`The demo portfolio was not made: ${subgraph} says why.`);
      }
    },
  };
}
