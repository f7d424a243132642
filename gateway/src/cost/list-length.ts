import {
  type FieldNode,
  GRAPHQL_MAX_INT,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { Variables } from '../documents/guards.ts';
import { variableReader } from './given.ts';
import type { ListSize } from './weights.ts';

/** How many values a list may hold, with these variables. */
export type ListLength = (variables: Variables) => number;

/** Of a list of which the schema says nothing. */
export const UNKNOWN_LENGTH = 10;

/**
 * Of slicing arguments the greatest that is given counts, else the greatest default, else the size that
 * the schema assumes. What is no `Int` counts as not given: it is refused where it is looked at.
 */
export function lengthOf(
  size: ListSize | undefined,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): ListLength {
  const assumed = size?.assumedSize ?? UNKNOWN_LENGTH;
  const read = (size?.slicingArguments ?? []).map((name) => {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const byDefault = field.args.find((argument) => argument.name === name)?.defaultValue;
    return { given: given && readerOf(given, operation), byDefault: lengthIn(byDefault) };
  });
  if (read.length === 0) return () => assumed;
  const defaults = read.flatMap(({ byDefault }) => byDefault ?? []);
  const otherwise = defaults.length === 0 ? assumed : Math.max(...defaults);
  return (variables) => {
    let most: number | undefined;
    for (const { given } of read) {
      const length = lengthIn(given?.(variables));
      if (length !== undefined && (most === undefined || length > most)) most = length;
    }
    return most ?? otherwise;
  };
}

function readerOf(value: ValueNode, operation: OperationDefinitionNode) {
  if (value.kind !== Kind.VARIABLE) {
    const fixed: unknown = value.kind === Kind.INT ? Number(value.value) : undefined;
    return () => fixed;
  }
  return variableReader(value.name.value, operation);
}

function lengthIn(value: unknown): number | undefined {
  const isInt = Number.isInteger(value) && Math.abs(value as number) <= GRAPHQL_MAX_INT;
  return isInt ? Math.max(0, value as number) : undefined;
}
