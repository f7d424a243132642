import {
  type ArgumentNode,
  type DirectiveNode,
  type GraphQLField,
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
 * Reads the weights of a supergraph's schema.
 * Source: IBM, GraphQL Cost Directives Specification, with weights as whole numbers as Apollo
 * Federation 2.9 declares them.
 */
export function readWeights(supergraph: GraphQLSchema): Weights {
  const sizes = new WeakMap<object, ListSize | null>();
  const typeWeight = (type: GraphQLNamedType) =>
    weightOf((supergraph.getType(type.name) ?? type).astNode?.directives) ??
    (isCompositeType(type) ? OBJECT_WEIGHT : 0);
  return {
    ofField: (field, returned) => weightOf(field.astNode?.directives) ?? typeWeight(returned),
    ofArgument: (field, argument) => {
      const found = field.args.find(({ name }) => name === argument);
      return weightOf(found?.astNode?.directives) ?? 0;
    },
    given: createGivenReader((field) => weightOf(field.astNode?.directives) ?? 0),
    listSize(field) {
      const known = sizes.get(field);
      if (known !== undefined) return known ?? undefined;
      const read = listSizeOf(field.astNode?.directives);
      sizes.set(field, read ?? null);
      return read;
    },
    introspection: readIntrospection(supergraph),
  };
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
