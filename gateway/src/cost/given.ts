import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Variables } from '../documents/guards.ts';

/** Points of an input field that is given. */
type WeightOf = (field: GraphQLInputField) => number;

/** What is given as arguments: points that are known before it is run, and those of its variables. */
export interface Given {
  readonly fixed: number;
  /** Undefined where no variable has room for a list or an object. */
  readonly varying: ((variables: Variables) => number) | undefined;
}

export const NOTHING_GIVEN: Given = points(0);

function points(fixed: number): Given {
  return { fixed, varying: undefined };
}

/** Takes together what is given as several arguments. */
export function together(one: Given, other: Given): Given {
  const [a, b] = [one.varying, other.varying];
  const both = a && b ? (variables: Variables) => a(variables) + b(variables) : (a ?? b);
  return { fixed: one.fixed + other.fixed, varying: both };
}

/**
 * Counts a point for each input object and for each further item of a list, and the weights of input
 * fields: somebody has to work on each.
 */
export function createGivenReader(weightOf: WeightOf) {
  const count = createCounter(weightOf);
  const read = (
    type: GraphQLInputType,
    node: ValueNode,
    operation: OperationDefinitionNode,
  ): Given => {
    if (isNonNullType(type)) return read(type.ofType, node, operation);
    if (node.kind === Kind.VARIABLE) {
      const valueIn = variableReader(node.name.value, operation);
      if (!hasRoom(type)) return NOTHING_GIVEN;
      return { fixed: 0, varying: (variables) => count(type, valueIn(variables)) };
    }
    if (isListType(type)) {
      if (node.kind !== Kind.LIST) return read(type.ofType, node, operation);
      const point = points(isObject(type.ofType) ? 0 : 1);
      const items = node.values.map((item) => read(type.ofType, item, operation));
      return items.reduce((sum, item) => together(sum, together(point, item)), NOTHING_GIVEN);
    }
    if (!isInputObjectType(type) || node.kind !== Kind.OBJECT) return NOTHING_GIVEN;
    const fields = type.getFields();
    const inside = node.fields.map(({ name, value }) => {
      const field = fields[name.value];
      if (field === undefined) return NOTHING_GIVEN;
      return together(points(weightOf(field)), read(field.type, value, operation));
    });
    return inside.reduce(together, points(1));
  };
  return read;
}

function createCounter(weightOf: WeightOf) {
  const count = (type: GraphQLInputType, value: unknown): number => {
    if (value === null || typeof value !== 'object') return 0;
    if (isNonNullType(type)) return count(type.ofType, value);
    if (isListType(type)) {
      return Array.isArray(value) ? countItems(type.ofType, value) : count(type.ofType, value);
    }
    return isInputObjectType(type) ? countFields(type, value) : 0;
  };
  const countItems = (type: GraphQLInputType, items: readonly unknown[]): number => {
    let sum = isObject(type) ? 0 : items.length;
    for (const item of items) sum += count(type, item);
    return sum;
  };
  const countFields = (type: GraphQLInputObjectType, value: object): number => {
    const fields = type.getFields();
    let sum = 1;
    for (const [name, inner] of Object.entries(value)) {
      const field = fields[name];
      // One that the type does not have is looked at, too.
      sum += field === undefined ? 1 : weightOf(field) + count(field.type, inner);
    }
    return sum;
  };
  // The same variables may be given to many fields in turn, and are counted again when the answer is there.
  const counted = new WeakMap<object, number>();
  return (type: GraphQLInputType, value: unknown): number => {
    if (value === null || typeof value !== 'object') return 0;
    const known = counted.get(value);
    if (known !== undefined) return known;
    const sum = count(type, value);
    counted.set(value, sum);
    return sum;
  };
}

function isObject(type: GraphQLInputType): boolean {
  return isNonNullType(type) ? isObject(type.ofType) : isInputObjectType(type);
}

function hasRoom(type: GraphQLInputType): boolean {
  if (isNonNullType(type)) return hasRoom(type.ofType);
  return isListType(type) || isInputObjectType(getNamedType(type));
}

/** Reads a variable, or its default where it is not given. */
export function variableReader(
  name: string,
  operation: OperationDefinitionNode,
): (variables: Variables) => unknown {
  const definition = operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === name,
  );
  const byDefault: unknown =
    definition?.defaultValue && valueFromASTUntyped(definition.defaultValue);
  return (variables) =>
    Object.hasOwn(variables, name) && variables[name] !== undefined ? variables[name] : byDefault;
}
