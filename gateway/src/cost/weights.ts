import {
  type ArgumentNode,
  type DirectiveNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type ValueNode,
} from 'graphql';
import { createGivenReader } from './given.ts';
import { type Introspection, readIntrospection } from './introspection.ts';

/**
 * How long a list may be. Of slicing arguments the greatest that is given counts; `sizedFields` are the
 * lists below the field that it is the length of, where the field is no list itself.
 */
export interface ListSize {
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
}

/** What the supergraph says of costs by `@cost` and `@listSize`. */
export interface Weights {
  /** Points of each value that a field gives: its own weight, else that of the type it gives. */
  readonly ofField: (field: GraphQLField<unknown, unknown>, returned: GraphQLNamedType) => number;
  /** Points of an argument that is given. */
  readonly ofArgument: (field: GraphQLField<unknown, unknown>, argument: string) => number;
  /** Points of an argument's value: of the objects and lists in it. */
  readonly given: ReturnType<typeof createGivenReader>;
  readonly listSize: (field: GraphQLField<unknown, unknown>) => ListSize | undefined;
  /** What it takes to tell about the schema itself. */
  readonly introspection: Introspection;
}

/** An object, interface or union that is given costs a point, a scalar or enum none. */
const OBJECT_WEIGHT = 1;

/**
 * Reads the weights of a supergraph's schema, for a part of it: its fields have their weights there alone.
 * Source: IBM, GraphQL Cost Directives Specification, with weights as whole numbers as Apollo
 * Federation 2.9 declares them.
 */
export function readWeights(
  supergraph: GraphQLSchema,
  schema: GraphQLSchema = supergraph,
): Weights {
  const fieldOf = originsIn(supergraph, schema);
  const directivesOf = (field: Field | undefined) => field?.astNode?.directives;
  const sizes = new WeakMap<object, ListSize | null>();
  const typeWeight = (type: GraphQLNamedType) =>
    weightOf((supergraph.getType(type.name) ?? type).astNode?.directives) ??
    (isCompositeType(type) ? OBJECT_WEIGHT : 0);
  return {
    ofField: (field, returned) =>
      weightOf(directivesOf(fieldOf.get(field))) ?? typeWeight(returned),
    ofArgument: (field, argument) => {
      const origin = fieldOf.get(field);
      const found = origin && 'args' in origin && origin.args.find(({ name }) => name === argument);
      return weightOf(found ? found.astNode?.directives : undefined) ?? 0;
    },
    given: createGivenReader((field) => weightOf(directivesOf(fieldOf.get(field))) ?? 0),
    listSize(field) {
      const known = sizes.get(field);
      if (known !== undefined) return known ?? undefined;
      const read = listSizeOf(directivesOf(fieldOf.get(field)));
      sizes.set(field, read ?? null);
      return read;
    },
    introspection: readIntrospection(schema),
  };
}

type Field = GraphQLField<unknown, unknown> | GraphQLInputField;

/** The supergraph's own, of each field of a part of it. */
function originsIn(supergraph: GraphQLSchema, schema: GraphQLSchema): ReadonlyMap<Field, Field> {
  const origins = new Map<Field, Field>();
  for (const type of Object.values(schema.getTypeMap())) {
    const fields = fieldsIn(type);
    const there = fieldsIn(supergraph.getType(type.name));
    for (const [name, field] of Object.entries(fields)) origins.set(field, there[name] ?? field);
  }
  return origins;
}

function fieldsIn(type: GraphQLNamedType | undefined): Readonly<Record<string, Field>> {
  return type !== undefined && 'getFields' in type ? type.getFields() : {};
}

function weightOf(directives: readonly DirectiveNode[] | undefined): number | undefined {
  const found = directives?.find(({ name }) => name.value === 'cost');
  if (found === undefined) return undefined;
  const value = argumentOf(found, 'weight');
  if (value?.kind === Kind.INT) return Number(value.value);
  throw new Error('@cost has a weight that is not a whole number.');
}

function listSizeOf(directives: readonly DirectiveNode[] | undefined): ListSize | undefined {
  const found = directives?.find(({ name }) => name.value === 'listSize');
  if (found === undefined) return undefined;
  const assumed = argumentOf(found, 'assumedSize');
  return {
    assumedSize: assumed?.kind === Kind.INT ? Number(assumed.value) : undefined,
    slicingArguments: namesIn(argumentOf(found, 'slicingArguments')),
    sizedFields: namesIn(argumentOf(found, 'sizedFields')),
  };
}

function argumentOf(directive: DirectiveNode, name: string): ValueNode | undefined {
  const found: ArgumentNode | undefined = directive.arguments?.find(
    (argument) => argument.name.value === name,
  );
  return found?.value;
}

function namesIn(value: ValueNode | undefined): readonly string[] {
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((item) => (item.kind === Kind.STRING ? [item.value] : []));
}
