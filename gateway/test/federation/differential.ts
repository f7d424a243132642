import { parse } from 'graphql';
import { type Answer, differences } from './compare.ts';
import { type GeneratedOperation, generateOperation } from './generate-operation.ts';
import { type Generated, generateSupergraph } from './generate-supergraph.ts';
import type { Ask, Gateway } from './plain-apollo.ts';
import { createReference, type Reference } from './reference.ts';
import { shrinkOperation } from './shrink.ts';
import { createSubgraphServer } from './subgraph-server.ts';
import { createWorld, type World } from './world.ts';

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

/** Runs an operation on both; each has the world to itself, as nothing has changed it yet. */
export async function compareOn(
  { generated, reference }: Case,
  gateway: Gateway<World>,
  operation: GeneratedOperation,
): Promise<Pick<Finding, 'problems' | 'expected' | 'actual'>> {
  const { text, operationName, variables } = operation;
  const { model } = generated;
  const run = reference.run(parse(text), operationName, variables, createWorld(model));
  const expected = JSON.parse(JSON.stringify(await run)) as Answer;
  try {
    const actual = await gateway.run(operation, () => createWorld(model));
    return { problems: differences(expected, actual, gateway.inOrder), expected, actual };
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problems: [`threw ${problem}`], expected, actual: {} };
  }
}

/** Runs the operations of a supergraph until one comes out otherwise, which is made smaller. */
export async function checkSupergraph(
  made: Case,
  gateway: Gateway<World>,
  operations: Iterable<number>,
  onFinding: (finding: Finding) => void,
): Promise<number> {
  const { seed } = made.generated.model;
  let count = 0;
  for (const index of operations) {
    const operation = generateOperation(made.reference.schema, `${seed}/${index}`);
    count += 1;
    const { problems } = await compareOn(made, gateway, operation);
    if (problems.length === 0) continue;
    const small = await shrinkOperation(operation, made.reference.schema, async (candidate) => {
      return (await compareOn(made, gateway, candidate)).problems.length > 0;
    });
    onFinding({ seed, index, operation: small, ...(await compareOn(made, gateway, small)) });
  }
  return count;
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
