import { formatAmount, type Money } from '@blockscore/money';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { JsonScalar } from './json.ts';
import { locating, refuse } from './refuse.ts';

export { JsonScalar, MAX_JSON_CHARACTERS, MAX_JSON_DEPTH } from './json.ts';
export { namingValue } from './name-value.ts';

function textOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING
    ? node.value
    : node.kind === Kind.INT || node.kind === Kind.FLOAT
      ? Number(node.value)
      : null;
}

interface TextScalar<Internal> {
  readonly name: string;
  readonly description: string;
  readonly serialize: (value: unknown) => string;
  readonly parse: (value: unknown) => Internal;
}

function textScalar<Internal>(
  definition: TextScalar<Internal>,
): GraphQLScalarType<Internal, string> {
  return new GraphQLScalarType<Internal, string>({
    name: definition.name,
    description: definition.description,
    serialize: definition.serialize,
    parseValue: definition.parse,
    parseLiteral: (node) => locating(node, () => definition.parse(textOf(node))),
  });
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

export const DateTime = textScalar<Date>({
  name: 'DateTime',
  description: 'A moment in UTC, RFC 3339.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parse: (value) => {
    if (typeof value !== 'string' || !RFC_3339.test(value) || Number.isNaN(Date.parse(value))) {
      refuse('a DateTime such as 2026-01-31T12:00:00Z');
    }
    const moment = new Date(value as string);
    // What is stored begins with the year 1, and RFC 3339 ends with 9999: offsets reach beyond either.
    const year = moment.getUTCFullYear();
    return year >= 1 && year <= 9999 ? moment : refuse('a DateTime of the years 1 to 9999 in UTC');
  },
});

/** Whether the text is a day of the proleptic Gregorian calendar from the year 1 on, written YYYY-MM-DD. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const LocalDate = textScalar<string>({
  name: 'LocalDate',
  description: 'A calendar day, ISO 8601.',
  serialize: String,
  parse: (value) =>
    typeof value === 'string' && isLocalDate(value)
      ? value
      : refuse('a LocalDate such as 2026-01-31'),
});

/**
 * Takes text, and JSON numbers as they print; inside it is always text. Text that is no plain decimal
 * ("NaN", "1e5") passes: the use case refuses it by a user error that names the field and says what
 * to write, where a type error would stop the whole operation. So a use case reads a Decimal by
 * `parseDecimal` or `parseMoney` of @blockscore/money and by nothing else.
 */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'A decimal number as text.',
  serialize: String,
  parseValue: (value) =>
    typeof value === 'string'
      ? value
      : typeof value === 'number'
        ? String(value)
        : refuse('a Decimal such as "12.50"'),
  parseLiteral: (node) =>
    // As it is written: 1e5 is no plain decimal here either.
    node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT
      ? node.value
      : locating(node, () => refuse('a Decimal such as "12.50"')),
});

export const CurrencyCode = textScalar<string>({
  name: 'CurrencyCode',
  description: 'An ISO 4217 currency code.',
  serialize: String,
  parse: (value) =>
    typeof value === 'string' && /^[A-Z]{3}$/.test(value)
      ? value
      : refuse('a CurrencyCode such as USD'),
});

/** Resolvers of the SDL in `schema.graphql` beside this package's source. */
export const scalarResolvers = {
  DateTime,
  LocalDate,
  Decimal: DecimalScalar,
  CurrencyCode,
  JSON: JsonScalar,
  Money: { amount: (value: Money) => formatAmount(value) },
};
