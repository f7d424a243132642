import { parse } from 'graphql';
import { type Answer, differences } from './compare.ts';
import { type GeneratedOperation, generateOperation } from './generate-operation.ts';
import { type Generated, generateSupergraph } from './generate-supergraph.ts';
import { type Ask, type Gateway, PlanRefused } from './our-gateway.ts';
import { createReference, type Reference } from './reference.ts';
import { shrinkOperation } from './shrink.ts';
import { createSubgraphServer } from './subgraph-server.ts';
import { createWorld, Foul, type World } from './world.ts';

/** One supergraph with everything that answers for it. */
export interface Case {
  readonly generated: Generated;
  readonly reference: Reference;
  readonly ask: Ask<World>;
}

export interface Finding {
  readonly seed: number;
  readonly index: number;
  readonly operation: GeneratedOperation;
  readonly problems: readonly string[];
  readonly expected: Answer;
  readonly actual: Answer;
}

export function caseOf(seed: number): Case {
  const generated = generateSupergraph(seed);
  const { model, subgraphs } = generated;
  const servers = new Map(
    subgraphs.map(({ name, sdl }) => [name, createSubgraphServer(model, name, sdl)]),
  );
  return {
    generated,
    reference: createReference(model),
    async ask(name, body, world) {
      const server = servers.get(name);
      if (server === undefined) throw new Error(`There is no subgraph ${name}.`);
      return await server.ask(body, world);
    },
  };
}

/**
 * How an operation came out. `REFUSED`: there is no plan for it that is proved; `MISPLANNED`: its plan
 * asks a subgraph for what is not that subgraph's, which the check of plans should have seen.
 */
export type Outcome = 'SAME' | 'OTHER' | 'REFUSED' | 'MISPLANNED';

interface Compared extends Pick<Finding, 'problems' | 'expected' | 'actual'> {
  readonly outcome: Outcome;
}

/** Runs an operation on both; each has the world to itself, as nothing has changed it yet. */
export async function compareOn(
  { generated, reference }: Case,
  gateway: Gateway<World>,
  operation: GeneratedOperation,
): Promise<Compared> {
  const { text, operationName, variables } = operation;
  const { model } = generated;
  const run = reference.run(parse(text), operationName, variables, createWorld(model));
  const expected = JSON.parse(JSON.stringify(await run)) as Answer;
  try {
    const actual = await gateway.run(operation, () => createWorld(model));
    const problems = differences(expected, actual, gateway.inOrder);
    const isFoul = actual.errors?.some(({ message }) => message.startsWith(Foul.MARK)) === true;
    const outcome = isFoul ? 'MISPLANNED' : problems.length > 0 ? 'OTHER' : 'SAME';
    return { outcome, problems, expected, actual };
  } catch (error) {
    const outcome = error instanceof PlanRefused ? 'REFUSED' : 'OTHER';
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome, problems: [`threw ${problem}`], expected, actual: {} };
  }
}

/** How many operations came out how. */
export type Tally = Record<Outcome, number>;

export const emptyTally = (): Tally => ({ SAME: 0, OTHER: 0, REFUSED: 0, MISPLANNED: 0 });

/**
 * Runs operations of a supergraph; what comes out otherwise is made smaller and told.
 * @param told of what came out wrong, and of what was refused too where `all` is true
 */
export async function checkSupergraph(
  made: Case,
  gateway: Gateway<World>,
  operations: Iterable<number>,
  told: (finding: Finding) => void,
  all = false,
): Promise<Tally> {
  const { seed } = made.generated.model;
  const tally = emptyTally();
  for (const index of operations) {
    const operation = generateOperation(made.reference.schema, `${seed}/${index}`);
    const { outcome } = await compareOn(made, gateway, operation);
    tally[outcome] += 1;
    if (outcome === 'SAME' || (outcome === 'REFUSED' && !all)) continue;
    const small = await shrinkOperation(operation, made.reference.schema, async (candidate) => {
      return (await compareOn(made, gateway, candidate)).outcome === outcome;
    });
    told({ seed, index, operation: small, ...(await compareOn(made, gateway, small)) });
  }
  return tally;
}

/** Everything that is needed to see it again. */
export function report({ generated }: Case, finding: Finding): string {
  const { seed, index, operation, problems, expected, actual } = finding;
  return [
    `Supergraph ${seed}, operation ${index}: ${problems.join('\n  ')}`,
    ...generated.subgraphs.map(({ name, sdl }) => `# ${name}\n${sdl}`),
    `# operation (${operation.operationName ?? 'the only one'}), variables ${JSON.stringify(operation.variables)}`,
    operation.text,
    `# expected\n${JSON.stringify(expected)}`,
    `# actual\n${JSON.stringify(actual)}`,
  ].join('\n');
}
