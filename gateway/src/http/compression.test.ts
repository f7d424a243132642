import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codingFor, encode } from './compression.ts';

const decoders = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync };
const codings = ['br', 'gzip', 'zstd'] as const;

describe('the coding of an answer', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['BR', 'br'],
    ['gzip;q=0', undefined],
    ['deflate', undefined],
    ['*', 'zstd'],
    ['*;q=0', undefined],
    ['br;q=0.5, *;q=0.1', 'br'],
    ['zstd;q=0, *', 'br'],
    ['gzip, *;q=0', 'gzip'],
    ['identity, *;q=0.5', undefined],
    ['identity, gzip;q=0.5', undefined],
    ['gzip;q=5', undefined],
    ['gzip;q=abc', undefined],
  ])('of %j is %s', (accepts, coding) => {
    expect(codingFor(accepts)).toBe(coding);
  });

  test('is never one that the client did not take, or took with no quality', () => {
    const named = fc.array(fc.tuple(fc.constantFrom(...codings, 'deflate', '*'), fc.double()));
    fc.assert(
      fc.property(named, (list) => {
        const accepts = list.map(([name, quality]) => `${name};q=${quality}`).join(',');
        const coding = codingFor(accepts);
        if (coding === undefined) return;
        expect(list.some(([name, quality]) => [coding, '*'].includes(name) && quality > 0)).toBe(
          true,
        );
      }),
    );
  });
});

describe('an answer', () => {
  test.each(codings)('in %s is what it was', async (accepts) => {
    const text = JSON.stringify({ data: Array.from({ length: 500 }, (_, id) => ({ id, é: '€' })) });
    const { body, coding } = await encode(text, accepts);
    expect(coding).toBe(accepts);
    expect(body.length).toBeLessThan(text.length / 2);
    expect(decoders[accepts](body).toString('utf8')).toBe(text);
  });

  test('that is short is sent as it is', async () => {
    const { body, coding } = await encode('{"data":{}}', 'gzip');
    expect(coding).toBeUndefined();
    expect(body.toString()).toBe('{"data":{}}');
  });
});
