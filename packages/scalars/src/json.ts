import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { locating, refuse } from './refuse.ts';

/** What a WebAuthn answer needs is a third of this. */
export const MAX_JSON_CHARACTERS = 32_768;
export const MAX_JSON_DEPTH = 8;

/** Throws where it is nested too deeply, before anything walks it without a bound. */
function checkDepth(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_JSON_DEPTH) refuse(`JSON nested ${MAX_JSON_DEPTH} deep at most`);
  for (const inner of Object.values(value)) checkDepth(inner, depth + 1);
}

function bounded(value: unknown): unknown {
  checkDepth(value);
  if ((JSON.stringify(value)?.length ?? 0) > MAX_JSON_CHARACTERS) {
    refuse(`JSON of ${MAX_JSON_CHARACTERS} characters at most`);
  }
  return value;
}

type Variables = Readonly<Record<string, unknown>> | null | undefined;

function jsonOf(node: ValueNode, variables: Variables, depth: number): unknown {
  if (depth > MAX_JSON_DEPTH) refuse(`JSON nested ${MAX_JSON_DEPTH} deep at most`);
  switch (node.kind) {
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map(({ name, value }) => [name.value, jsonOf(value, variables, depth + 1)]),
      );
    case Kind.LIST:
      return node.values.map((value) => jsonOf(value, variables, depth + 1));
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      return variables?.[node.name.value] ?? null;
    default:
      return refuse('JSON without names of enums');
  }
}

/** Only for what another standard defines, such as WebAuthn: whoever takes it checks its shape. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: bounded,
  parseLiteral: (node, variables) => locating(node, () => bounded(jsonOf(node, variables, 0))),
});
