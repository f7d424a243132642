import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, exceededLimit } from '../src/documents/limits.ts';
import { EXAMPLES } from '../src/explorer/examples.ts';

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
