import {
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Arguments, Row } from './suite.ts';

/** The value of a field; one that is not there is null. */
export function read(
  row: Readonly<Record<string, unknown>>,
  field: string,
  args: Arguments,
): unknown {
  const value = row[field];
  return typeof value === 'function'
    ? (value as (args: Arguments) => unknown)(args)
    : (value ?? null);
}

type Known = Readonly<Record<string, unknown>>;

/** These fields of a row, or of what a representation says, as plain data. */
export function project(schema: GraphQLSchema, selection: SelectionSetNode, from: Known): Known {
  const found: Record<string, unknown> = {};
  for (const part of selection.selections) {
    if (part.kind === Kind.INLINE_FRAGMENT) Object.assign(found, projectPart(schema, part, from));
    if (part.kind !== Kind.FIELD) continue;
    const args = Object.fromEntries(
      (part.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
    );
    const value = read(from, part.name.value, args);
    found[part.name.value] = part.selectionSet
      ? projectAll(schema, part.selectionSet, value)
      : value;
  }
  return found;
}

function projectPart(schema: GraphQLSchema, part: InlineFragmentNode, from: Known): Known {
  const condition = part.typeCondition?.name.value;
  if (condition !== undefined && !isOf(schema, from, condition)) return {};
  const found = project(schema, part.selectionSet, from);
  if (condition === undefined || '__typename' in from) return found;
  // A representation need not say of which kind a part is: then what it has tells.
  return Object.fromEntries(Object.entries(found).filter(([name]) => name in from));
}

function projectAll(schema: GraphQLSchema, selection: SelectionSetNode, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => projectAll(schema, selection, item));
  return value === null || typeof value !== 'object'
    ? value
    : project(schema, selection, value as Row);
}

function isOf(
  schema: GraphQLSchema,
  from: Readonly<Record<string, unknown>>,
  condition: string,
): boolean {
  const name = from['__typename'];
  if (name === undefined) return true;
  if (name === condition || from['__interface'] === condition) return true;
  const wanted = schema.getType(condition);
  const own = typeof name === 'string' ? schema.getType(name) : undefined;
  return isAbstractType(wanted) && own !== undefined && schema.isSubType(wanted, own as never);
}
