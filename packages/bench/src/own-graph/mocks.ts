import { createHash } from 'node:crypto';
import {
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** An object of the mocked graph: what it is made of follows from where it stands, or from its key. */
interface Mock {
  readonly __typename: string;
  readonly seed: string;
  readonly id?: string;
  /** How many entries its lists have. */
  readonly length?: number;
}

/** Of lists that are no pages. */
const LENGTHS: Readonly<Record<string, number>> = { schedule: 24, performance: 12 };
const LENGTH = 3;
const LONGEST_PAGE = 100;

/**
 * Gives every field of a schema a value that follows from the object and the field alone, so that
 * subgraphs that know nothing of each other, and the graph in one piece, all answer alike.
 * @param keyed names of the types that are known by their id
 */
export function mockFields(schema: GraphQLSchema, keyed: ReadonlySet<string>): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: Mock) => value.__typename;
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (parent: Mock | undefined, args, _, info) =>
        fieldValue(keyed, fromReference(parent ?? { __typename: type.name }), args, info);
    }
  }
  return schema;
}

/** What a representation names is the object of that key. */
function fromReference(given: { readonly __typename: string } & Partial<Mock>): Mock {
  const { __typename, id, seed = id === undefined ? __typename : `${__typename}:${id}` } = given;
  return { ...given, seed };
}

function fieldValue(
  keyed: ReadonlySet<string>,
  parent: Mock,
  args: Readonly<Record<string, unknown>>,
  info: GraphQLResolveInfo,
): unknown {
  const { fieldName } = info;
  if (fieldName === 'id' && parent.id !== undefined) return parent.id;
  const told = Object.entries(args).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const seed = `${parent.seed}/${fieldName}(${told.sort().join()})`;
  const asked = args['first'] ?? parent.length ?? LENGTHS[fieldName] ?? LENGTH;
  const length = Math.min(LONGEST_PAGE, Number(asked));
  const make = (type: GraphQLOutputType, at: string): unknown => {
    if (isNonNullType(type)) return make(type.ofType, at);
    if (isListType(type)) {
      return Array.from({ length }, (_, index) => make(type.ofType, `${at}/${index}`));
    }
    if (isScalarType(type)) return scalarOf(type.name, fieldName, at);
    if (isEnumType(type)) return pick(type.getValues(), at)?.value;
    const object = isAbstractType(type) ? pick(info.schema.getPossibleTypes(type), at) : type;
    const __typename = object?.name ?? type.name;
    if (keyed.has(__typename)) {
      return fromReference({ __typename, id: `${__typename.toLowerCase()}_${numberOf(at)}` });
    }
    return { __typename, seed: at, ...(args['first'] !== undefined && { length }) };
  };
  return make(info.returnType, seed);
}

/** One of them by name, for schemas do not agree on their order. */
function pick<T extends { readonly name: string }>(from: readonly T[], seed: string) {
  const byName = from.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return byName[numberOf(seed) % byName.length];
}

function numberOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE();
}

function scalarOf(type: string, field: string, seed: string): unknown {
  const number = numberOf(seed);
  const day = `2026-${String((number % 12) + 1).padStart(2, '0')}-15`;
  switch (type) {
    case 'Int':
      return number % 1_000;
    case 'Float':
      return (number % 1_000) / 8;
    case 'Boolean':
      return number % 2 === 0;
    case 'DateTime':
      return `${day}T10:00:00.000Z`;
    case 'LocalDate':
      return day;
    case 'Decimal':
      return `${number % 100_000}.50`;
    case 'CurrencyCode':
      return 'USD';
    default:
      return `${field} ${number}`;
  }
}
