import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  type FieldDefinitionNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { parseSelection } from '../required.ts';
import type { SubgraphReply } from '../subgraph-server.ts';
import { project, read } from './rows.ts';
import { type Arguments, Computed, type Row, type Suite, sdlOf } from './suite.ts';

/** A row as a subgraph has it in hand. */
interface Held {
  readonly __typename: string;
  readonly row: Row;
  readonly representation?: Readonly<Record<string, unknown>>;
  /** What else is given along on this way. */
  readonly provided?: SelectionSetNode;
}

type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Answers the body of a request, as a subgraph of the suite. */
export function createAuditSubgraph(
  suite: Suite,
  name: string,
): (body: string) => Promise<SubgraphReply> {
  const schema = schemaOf(suite, name);
  return async (body) => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    const document = parse(query);
    const invalid = validate(schema, document);
    if (invalid.length > 0) return JSON.parse(JSON.stringify({ errors: invalid })) as SubgraphReply;
    const result = await execute({ schema, document, variableValues: variables, operationName });
    return JSON.parse(JSON.stringify(result)) as SubgraphReply;
  };
}

function schemaOf(suite: Suite, name: string): GraphQLSchema {
  const typeDefs = parse(sdlOf(suite.subgraphs[name] ?? ''));
  const schema = buildSubgraphSchema([{ typeDefs }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) type.resolveType = (held: Held) => held.__typename;
    if (isObjectType(type)) giveResolvers(suite, name, type, schema);
    if ((isObjectType(type) || isInterfaceType(type)) && keysOf(type).length > 0) {
      Object.assign(type.extensions, {
        apollo: {
          subgraph: {
            resolveReference: (representation: Representation) =>
              findEntity(suite, name, schema, keysOf(type), representation),
          },
        },
      });
    }
  }
  return schema;
}

type Annotated = { readonly astNode?: unknown; readonly extensionASTNodes?: readonly unknown[] };
interface AstNode {
  readonly directives?: readonly {
    readonly name: { readonly value: string };
    readonly arguments?: readonly {
      readonly name: { readonly value: string };
      readonly value: { readonly kind: string; readonly value?: unknown };
    }[];
  }[];
}

/** What a directive of a definition says, each time that it is there. */
function directives(nodes: readonly unknown[], name: string): Record<string, unknown>[] {
  return nodes
    .flatMap((node) => (node as AstNode | undefined)?.directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map((argument) => [argument.name.value, argument.value.value]),
      ),
    );
}

function keysOf({ astNode, extensionASTNodes = [] }: Annotated): SelectionSetNode[] {
  return directives([astNode, ...extensionASTNodes], 'key')
    .filter(({ resolvable }) => resolvable !== false)
    .map(({ fields }) => parseSelection(String(fields)));
}

function giveResolvers(
  suite: Suite,
  subgraph: string,
  type: GraphQLObjectType,
  schema: GraphQLSchema,
): void {
  const isExtension = type.astNode === undefined || type.astNode === null;
  const keyed = new Set(keysOf(type).flatMap(({ selections }) => selections.map(nameOf)));
  for (const field of Object.values(type.getFields())) {
    if (field.name.startsWith('_')) continue;
    const node = field.astNode as FieldDefinitionNode;
    const isExternal = directives([node], 'external').length > 0 && !keyed.has(field.name);
    const [requires] = directives([node], 'requires').map(({ fields }) =>
      parseSelection(String(fields)),
    );
    const [provides] = directives([node], 'provides').map(({ fields }) =>
      parseSelection(String(fields)),
    );
    field.resolve = (held: Held | undefined, args: Arguments) => {
      const given = held?.provided && givenIn(schema, held.provided, type, field.name);
      const source = held?.row ?? rootOf(suite, type.name);
      const value = source[field.name];
      if (value instanceof Computed) {
        if (requires === undefined)
          return new Error(`${type.name}.${field.name} requires nothing here.`);
        const known = held?.representation;
        if (known === undefined)
          return new Error(`${type.name}.${field.name} was asked without it.`);
        return hold(schema, value.from(project(schema, requires, known), args));
      }
      // An extension of the first federation may leave the keys of others in its own hands.
      if (isExternal && given === undefined && !isExtension) {
        return new Error(`${subgraph} was asked for ${type.name}.${field.name} of another.`);
      }
      return hold(schema, read(source, field.name, args), provides ?? given?.selectionSet);
    };
  }
}

/** What is given along of a field, for objects of a type. */
function givenIn(
  schema: GraphQLSchema,
  { selections }: SelectionSetNode,
  type: GraphQLObjectType,
  field: string,
): FieldNode | undefined {
  for (const part of selections) {
    if (part.kind === Kind.FIELD && part.name.value === field) return part;
    if (part.kind !== Kind.INLINE_FRAGMENT) continue;
    const condition = schema.getType(part.typeCondition?.name.value ?? type.name);
    const applies =
      condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
    const found = applies ? givenIn(schema, part.selectionSet, type, field) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const nameOf = (part: { readonly name?: { readonly value: string } } | object): string =>
  'name' in part && part.name ? (part.name as { value: string }).value : '';

function rootOf(suite: Suite, type: string): Row {
  return { __typename: type, ...suite.roots[type] };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && '__typename' in value;
}

function hold(schema: GraphQLSchema, value: unknown, provided?: SelectionSetNode): unknown {
  if (Array.isArray(value)) return value.map((item) => hold(schema, item, provided));
  if (!isRow(value)) return value;
  const held: Held = {
    __typename: nameIn(schema, value),
    row: value,
    ...(provided && { provided }),
  };
  return held;
}

/** An implementation is called by its interface where the subgraph knows only that, as an object. */
function nameIn(schema: GraphQLSchema, row: Row): string {
  if (schema.getType(row.__typename) !== undefined) return row.__typename;
  const above = row['__interface'];
  return typeof above === 'string' ? above : row.__typename;
}

function findEntity(
  suite: Suite,
  subgraph: string,
  schema: GraphQLSchema,
  keys: readonly SelectionSetNode[],
  representation: Representation,
): Held | null {
  const { __typename: name } = representation;
  const candidates = suite.entities.filter(
    (row) => row.__typename === name || row['__interface'] === name,
  );
  for (const key of keys) {
    const given = JSON.stringify(project(schema, key, representation));
    const row = candidates.find((one) => JSON.stringify(project(schema, key, one)) === given);
    if (row === undefined || given.includes('null')) continue;
    if (suite.unknown?.[subgraph]?.includes(row)) return null;
    return { __typename: nameIn(schema, row), row, representation };
  }
  return null;
}
