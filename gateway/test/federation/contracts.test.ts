import {
  type GraphQLSchema,
  getVariableValues,
  introspectionFromSchema,
  Kind,
  parse,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { contractSchema } from '../../src/contracts/contract-schema.ts';
import { coordinatesOf } from '../../src/contracts/coordinates.ts';
import { namesIn } from '../../src/contracts/descriptions.ts';
import { createExecutor } from '../../src/execution/executor.ts';
import { createDice } from './dice.ts';
import { caseOf } from './differential.ts';
import { generateOperation } from './generate-operation.ts';
import { PLANNERS } from './our-gateway.ts';
import { createWorld, type World } from './world.ts';

const SEEDS = [1, 3, 4, 5, 6, 7];
const OPERATIONS = 15;
const MOST_TRIES = 50;

/** Some part of a schema that can be a contract. */
function somePart(schema: GraphQLSchema, seed: number): GraphQLSchema {
  const definition = { name: 'some', include: new Set(['in']), exclude: new Set(['out']) };
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const share = 0.95 - attempt / 500;
    const tagsOf = (coordinate: string) => {
      const dice = createDice(`${seed}.${attempt}.${coordinate}`);
      // Whole types rarely, and inputs too: most of the graph would come or go with them.
      const isField = /^[^.]+\.[^.(]+$/.test(coordinate);
      if (!isField) return coordinate.includes('(') && dice.chance(0.05) ? ['out'] : [];
      return dice.chance(share) ? ['in'] : dice.chance(0.1) ? ['out'] : [];
    };
    try {
      return contractSchema(schema, tagsOf, definition);
    } catch (error) {
      if (!String(error).includes('is impossible')) throw error;
    }
  }
  throw new Error(`No part of supergraph ${seed} can be a contract.`);
}

describe.each(SEEDS)('a contract of supergraph %i', (seed) => {
  const made = caseOf(seed);
  const { supergraphSdl, model } = made.generated;
  const planner = PLANNERS.apollo(supergraphSdl);
  const executor = createExecutor<World>({
    supergraphSdl,
    planner,
    send: ({ subgraph, body }, world) => made.ask(subgraph, body, world),
  });
  const part = somePart(planner.schema, seed);
  const kept = namesIn(coordinatesOf(part));
  const hidden = new Set([...namesIn(coordinatesOf(planner.schema))].filter((n) => !kept.has(n)));
  const wordsOf = (text: string) => new Set(text.match(/\w+/g) ?? []);

  test('answers whatever fits it as the whole graph does', async () => {
    const narrowed = executor.narrowed(part);
    let withData = 0;
    for (let index = 0; index < OPERATIONS; index += 1) {
      const { text, operationName, variables } = generateOperation(part, `${seed}/${index}`);
      const request = { text, document: parse(text), operationName, variables };
      // What one planner has no proved plan for, it has none for either way.
      const answers = [executor, narrowed].map(({ answer }) =>
        answer(request, createWorld(model)).catch(String),
      );
      const [whole, ofPart] = await Promise.all(answers);
      expect(ofPart, text).toBe(whole);
      if (whole?.includes('"data":{')) withData += 1;
    }
    expect(withData).toBeGreaterThan(OPERATIONS / 2);
  });

  test('shows nothing beside itself, in introspection, hints or what is wrong with variables', () => {
    expect(hidden.size).toBeGreaterThan(0);
    const shown = wordsOf(JSON.stringify(introspectionFromSchema(part, { descriptions: false })));
    expect([...hidden].filter((name) => shown.has(name))).toEqual([]);
    for (let index = 0; index < OPERATIONS; index += 1) {
      // Of the whole graph, and names that are nearly right, for which there are hints.
      const { text, variables } = generateOperation(planner.schema, `${seed}/${index}`);
      for (const wrong of [text, text.replaceAll(/\b([a-zA-Z]\w{2,})\b(?=[ ({\n])/g, '$1x')]) {
        const document = parse(wrong.replaceAll(/\b(query|mutation|fragment|on)x\b/g, '$1'));
        const told = validate(part, document).map(({ message }) => message);
        for (const definition of document.definitions) {
          if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
          const { variableDefinitions = [] } = definition;
          const { errors = [] } = getVariableValues(part, variableDefinitions, { ...variables });
          told.push(...errors.map(({ message }) => message));
        }
        const given = wordsOf(`${wrong} ${JSON.stringify(variables)}`);
        const leaked = [...wordsOf(told.join(' '))].filter((n) => hidden.has(n) && !given.has(n));
        expect(leaked, told.join('\n')).toEqual([]);
      }
    }
  });
});
