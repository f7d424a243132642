import fc from 'fast-check';
import {
  buildSchema,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  type VariableDefinitionNode,
} from 'graphql';
import { expect, test } from 'vitest';
import { coerceVariables } from './coerce-variables.ts';

const schema = buildSchema(`
  type Query { a: Int }
  enum Color { RED GREEN }
  input Part { id: ID! size: Int = 3 of: [Part!] color: Color text: String }
`);

function definitionsOf(text: string): readonly VariableDefinitionNode[] {
  const [operation] = parse(`query (${text}) { a }`).definitions;
  return (operation as OperationDefinitionNode).variableDefinitions ?? [];
}

const DEFINITIONS = definitionsOf(
  '$n: Int!, $part: Part, $parts: [Part!] = [{ id: 1 }], $colors: [[Color]], $f: Int = 2, $out: Query',
);

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    ...[fc.constantFrom(null, true, 'RED', 'x', 1, 1.5, -7), tie('list'), tie('object')],
  ),
  list: fc.array(tie('any'), { maxLength: 3 }),
  object: fc.dictionary(
    fc.constantFrom('id', 'size', 'of', 'color', 'text', 'other', '__proto__'),
    tie('any'),
    { maxKeys: 4 },
  ),
})).any;

test('variables are read as graphql-js reads them', () => {
  const names = fc.constantFrom('n', 'part', 'parts', 'colors', 'f', 'other');
  fc.assert(
    fc.property(fc.dictionary(names, value), fc.boolean(), (variables, isAll) => {
      const given = isAll ? { n: 1, ...variables } : variables;
      const definitions = DEFINITIONS.slice(0, -1);
      const expected = getVariableValues(schema, definitions, given, { maxErrors: 20 });
      const found = coerceVariables(schema, definitions, given);
      expect(found.coerced).toEqual(expected.coerced);
      expect(found.errors?.length).toBe(expected.errors?.slice(0, 20).length);
    }),
  );
});

test('an error says where and why, and not the value', () => {
  const secret = { id: 's', text: 'secret', of: [{ id: 't', size: 'x' }], other: 1 };
  const { errors } = coerceVariables(schema, DEFINITIONS, { part: secret });
  expect(errors?.map(({ message }) => message)).toEqual([
    'The variable "$n" of type Int! is not given.',
    'The variable "$part.of[0].size" is wrong: Int cannot represent non-integer value: "x"',
    'The variable "$part" is wrong: Field "other" is not defined by type "Part".',
    'The variable "$out" has no input type: Query.',
  ]);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(
    Array.from({ length: 4 }, () => 'BAD_USER_INPUT'),
  );
});
