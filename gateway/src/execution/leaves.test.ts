import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scalarResolvers } from '@blockscore/scalars';
import fc from 'fast-check';
import {
  buildSchema,
  GraphQLFloat,
  GraphQLInt,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { leafWriter } from './leaves.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
const own = Object.values(schema.getTypeMap())
  .filter(isScalarType)
  .filter((type) => !isSpecifiedScalarType(type))
  .map(({ name }) => name)
  .sort();
/** Other standards' values, in whose numbers nothing is exact. */
const OTHERS = ['JSON'];

describe('a number of this graph is never beyond a double, as which the executor reads it', () => {
  test('for every scalar that subgraphs serve is known here', () => {
    const known = Object.entries(scalarResolvers).filter(([, scalar]) => isScalarType(scalar));
    expect(own).toEqual(known.map(([name]) => name).sort());
  });

  test.each(own.filter((name) => !OTHERS.includes(name)))(
    '%s is written as text, or not at all',
    (name) => {
      const scalar = scalarResolvers[name as keyof typeof scalarResolvers];
      const values = fc.oneof(
        fc.double(),
        fc.bigInt(),
        fc.date(),
        fc.string(),
        fc.bigInt().map(String),
        fc.anything(),
      );
      fc.assert(
        fc.property(values, (value) => {
          let written: unknown;
          try {
            written = isScalarType(scalar) ? scalar.serialize(value) : undefined;
          } catch {
            return;
          }
          expect(typeof written).toBe('string');
        }),
      );
    },
  );

  test('an Int has 32 bits, and what is beyond is no answer', () => {
    const write = leafWriter(GraphQLInt);
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(write(value)).toBe(String(value));
      }),
    );
    const beyond = fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(beyond, (value) => {
        fc.pre(!Number.isInteger(value) || value > 2 ** 31 - 1 || value < -(2 ** 31));
        expect(() => write(value)).toThrow();
      }),
    );
  });

  test('a Float is a double, and the same after it was read and written', () => {
    const write = leafWriter(GraphQLFloat);
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, (value) => {
        const text = JSON.stringify(value);
        expect(write(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
