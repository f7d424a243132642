import {
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { parseSelection } from '../required.ts';
import { project, read } from './rows.ts';
import { type Arguments, Computed, type Row, type Suite, sdlOf } from './suite.ts';

/**
 * What graphql-js says over the whole of a suite's data, by the schema that clients are shown: this
 * is how the expected data of the cases was first written down, and is compared with them since.
 */
export async function referenceAnswer(
  suite: Suite,
  schema: GraphQLSchema,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<ExecutionResult> {
  const required = requirements(suite);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (row: Row) => row.__typename;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source: Row | undefined, args: Arguments) => {
        const row = source ?? { __typename: type.name, ...suite.roots[type.name] };
        const value = row[field.name];
        if (!(value instanceof Computed)) return read(row, field.name, args);
        const names = [type.name, String(row['__interface'])];
        const selection = names.flatMap((name) => required.get(`${name}.${field.name}`) ?? [])[0];
        if (selection === undefined)
          throw new Error(`${type.name}.${field.name} requires nothing.`);
        return value.from(complete(suite, schema, selection, row), args);
      };
    }
  }
  return await execute({ schema, document: parse(query), variableValues: variables });
}

/** What is required may itself be computed. */
function complete(suite: Suite, schema: GraphQLSchema, selection: SelectionSetNode, row: Row) {
  const required = requirements(suite);
  const known = Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const inner = required.get(`${row.__typename}.${name}`);
      if (!(value instanceof Computed) || inner === undefined) return [name, value];
      return [name, (args: Arguments) => value.from(complete(suite, schema, inner, row), args)];
    }),
  );
  return project(schema, selection, known);
}

const known = new WeakMap<Suite, Map<string, SelectionSetNode>>();

/** What each field requires, of all subgraphs. */
function requirements(suite: Suite): Map<string, SelectionSetNode> {
  const found = known.get(suite) ?? new Map<string, SelectionSetNode>();
  if (known.has(suite)) return found;
  for (const text of Object.values(suite.subgraphs)) {
    let type = '';
    const enter = (node: { readonly name: { readonly value: string } }) => {
      type = node.name.value;
    };
    visit(parse(sdlOf(text)), {
      ObjectTypeDefinition: enter,
      ObjectTypeExtension: enter,
      InterfaceTypeDefinition: enter,
      FieldDefinition(node) {
        const directive = node.directives?.find(({ name }) => name.value === 'requires');
        const fields = directive?.arguments?.[0]?.value;
        if (fields?.kind !== 'StringValue') return;
        found.set(`${type}.${node.name.value}`, parseSelection(fields.value));
      },
    });
  }
  known.set(suite, found);
  return found;
}
