import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, exceededLimit } from '../src/documents/limits.ts';
import { createExecutor, type FetchReply } from '../src/execution/executor.ts';
import type { Path, RequiredSelection } from '../src/execution/plan.ts';
import { createPlanMaker } from '../src/execution/planners.ts';
import { stepsOf } from '../src/execution/steps.ts';
import { EXAMPLES } from '../src/explorer/examples.ts';
import { withoutSecurityFeatures } from '../src/federation/supergraph.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../schema.graphql'), 'utf8'));
const examples = EXAMPLES.map((example) => {
  const document = parse(example.query);
  const operation = getOperationAST(document);
  return { ...example, document, operation, name: operation?.name?.value ?? '(without a name)' };
});

test.each(examples)('the example $name fits the schema', ({ document, operation, variables }) => {
  expect(validate(schema, document)).toEqual([]);
  expect(exceededLimit(document, DEFAULT_LIMITS)).toBeUndefined();
  const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
  expect(errors).toBeUndefined();
});

test.each(examples)('a window of 1280 pixels shows the comment of $name whole', ({ query }) => {
  const comment = query.split('\n').filter((line) => line.startsWith('#'));
  expect(comment.filter((line) => line.length > 56)).toEqual([]);
});

test('every example has a name of its own', () => {
  expect(new Set(examples.map(({ name }) => name)).size).toBe(EXAMPLES.length);
});

test('the README’s operations are the explorer’s, in the same order', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const operations = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = '']) =>
    text.trim(),
  );
  const shown = EXAMPLES.map(({ query }) => query.replaceAll(/^#.*\n/gm, '').trim());
  expect(operations).toEqual(shown);
});

describe('the example of the executor’s page', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/gateway.md'), 'utf8');
  const [, text = ''] = page.match(/```graphql\n([\s\S]*?)```/) ?? [];
  const [, steps = ''] = page.match(/```text\n(0 [\s\S]*?)\n```/) ?? [];
  const [, talk = ''] = page.match(/```text\n(lending is asked [\s\S]*?)```/) ?? [];
  /** What somebody said: a line, and those after it that are indented. */
  const said = (start: string): unknown => {
    const [, json] = talk.match(new RegExp(`^${start} +(\\{.*(?:\\n .*)*)`, 'm')) ?? [];
    return JSON.parse(json?.replaceAll(/\n +/g, '') ?? '');
  };
  const sdl = readFileSync(join(import.meta.dirname, '../supergraph.graphql'), 'utf8');
  const supergraphSdl = withoutSecurityFeatures(sdl);
  const planner = await createPlanMaker('hive', supergraphSdl);
  const document = parse(text);

  test('has the steps of its plan', () => {
    const { node } = planner.plan(document, undefined);
    const shown = stepsOf(node, () => true).map(({ fetch, after }, index) => {
      const [about] = fetch.entities;
      const told = about?.requires.map(nameOf).join(' ');
      const of = `at ${about?.paths.map(nameOfPath)}  told ${told}`;
      return `${index}  ${fetch.subgraph}${about ? `  after ${after}  ${of}` : ''}`;
    });
    expect(steps.split('\n')).toEqual(shown);
  });

  test('is asked and answered as it says', async () => {
    const asked: string[] = [];
    const executor = createExecutor({
      ...{ supergraphSdl, planner },
      send: async ({ subgraph, body }) => {
        asked.push(subgraph);
        expect(JSON.parse(body)).toEqual(said(`${subgraph} is asked`));
        return said(`${subgraph} answers`) as FetchReply;
      },
    });
    const request = { text, document, operationName: undefined, variables: {} };
    const answer = await executor.answer(request, undefined);
    expect(answer).toBe(JSON.stringify(said('the client gets')));
    expect(asked).toEqual(['lending', 'identity']);
  });
});

function nameOfPath(path: Path): string {
  return path.map((part) => (part.kind === 'Key' ? part.name : '@')).join('.');
}

function nameOf(one: RequiredSelection): string {
  if (one.kind === 'Field') return one.name;
  return `${one.type} { ${one.selections.map(nameOf).join(' ')} }`;
}
