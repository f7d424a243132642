import { expect, test } from 'vitest';
import { newSealKeyPair } from './sealed.ts';
import { openParts, sealInParts } from './sealed-parts.ts';

const rows = Array.from({ length: 3_000 }, (_, n) => ({
  n,
  text: `${n * 7919} Königsberg ${n ** 3}`,
}));

test('a long value comes through in parts, each at its place', async () => {
  const { publicKey, privateKey } = await newSealKeyPair();
  const context = { requestId: 'export_1' };
  const sealed = await sealInParts(publicKey, { rows }, context);
  expect(sealed.length).toBeGreaterThan(2);
  expect(Math.max(...sealed.map(({ length }) => length))).toBeLessThan(24_000);
  expect(await openParts(privateKey, sealed, context)).toEqual({ ok: true, value: { rows } });
  const [first, second, ...rest] = sealed;
  for (const parts of [[second, first, ...rest], sealed.slice(1), [first, first, ...rest]]) {
    const given = parts.flatMap((part) => part ?? []);
    expect((await openParts(privateKey, given, context)).ok).toBe(false);
  }
  expect((await openParts(privateKey, sealed, { requestId: 'export_2' })).ok).toBe(false);
});
