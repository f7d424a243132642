import { GraphQLError, type GraphQLLeafType, isEnumType } from 'graphql';
import { quoted } from './json.ts';

/**
 * The JSON text of a value of a leaf type.
 * @throws {GraphQLError} where it is none
 */
export type WriteLeaf = (value: unknown) => string;

const BUILT_IN = new Set(['Int', 'Float', 'String', 'ID', 'Boolean']);

/** Result coercion as graphql-js has it; what is what it should be is not coerced. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return (value) => {
      const text = texts.get(value as string);
      if (text !== undefined) return text;
      // The value itself stays inside: it may be one that clients are not to know of.
      throw new GraphQLError(`Enum "${type.name}" cannot represent the value that it was given.`);
    };
  }
  if (!BUILT_IN.has(type.name)) return writeAny;
  const coerced: WriteLeaf = (value) => writeAny(type.serialize(value));
  switch (type.name) {
    case 'Int':
      return (value) => (((value as number) | 0) === value ? String(value) : coerced(value));
    case 'Float':
      return (value) => (Number.isFinite(value) ? String(value) : coerced(value));
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? String(value) : coerced(value));
    default:
      return (value) => (typeof value === 'string' ? quoted(value) : coerced(value));
  }
}

function writeAny(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return JSON.stringify(value) ?? 'null';
}
