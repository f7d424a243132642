import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { operationIn } from './definitions.ts';
import { createIntrospection } from './introspection.ts';

const schema = buildSchema('type Query { old: Int @deprecated, now: Int }');

function asked(text: string) {
  const document = parse(text);
  const operation = operationIn(document);
  const fields = operation.selectionSet.selections.filter((node) => node.kind === Kind.FIELD);
  return { document, operation, fields };
}

test('what is told about the schema is remembered only where no variable changes it', () => {
  const introspect = createIntrospection(schema);
  const names = 'type: __type(name: "Query")';
  const varying = asked(
    `query($all: Boolean!) { ${names} { fields(includeDeprecated: $all) { name } } }`,
  );
  const tell = ({ document, operation, fields }: typeof varying, all?: boolean) =>
    introspect(document, operation, fields, { all });
  expect(tell(varying, false)).toBe('{"fields":[{"name":"now"}]}');
  expect(tell(varying, true)).toBe('{"fields":[{"name":"old"},{"name":"now"}]}');
  const fixed = asked(`{ ${names} { fields { name } } }`);
  const other = asked(`{ ${names} { kind } }`);
  for (const _ of ['first', 'again']) {
    expect(tell(fixed)).toBe('{"fields":[{"name":"now"}]}');
    expect(tell(other)).toBe('{"kind":"OBJECT"}');
  }
});
