import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_SEALED_BYTES, newSealKeyPair, openSealed, sealTo } from './sealed.ts';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));

describe('a sealed hand-over', () => {
  test('opens for who asked, for that request only', async () => {
    const { publicKey, privateKey } = await newSealKeyPair();
    await fc.assert(
      fc.asyncProperty(json, fc.uuid(), fc.uuid(), async (value, requestId, other) => {
        const sealed = await sealTo(publicKey, value, { requestId });
        expect(await openSealed(privateKey, sealed, { requestId })).toEqual({ ok: true, value });
        expect(await openSealed(privateKey, sealed, { requestId: other })).toMatchObject({
          ok: false,
          error: { code: 'SEAL_INVALID', message: expect.stringMatching(/another request/) },
        });
      }),
      { numRuns: 30 },
    );
  });

  test('opens for nobody else, and shows what was altered', async () => {
    const [asker, other] = await Promise.all([newSealKeyPair(), newSealKeyPair()]);
    const requestId = 'req_1';
    const sealed = await sealTo(asker.publicKey, { firstName: 'Ada' }, { requestId });
    const bytes = sealed
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(bytes.join('\n')).not.toContain('firstName');
    expect(await openSealed(other.privateKey, sealed, { requestId })).toMatchObject({ ok: false });
    const parts = sealed.split('.');
    const rid = Buffer.from(parts[0] ?? '', 'base64url')
      .toString()
      .replace('req_1', 'req_2');
    const forged = [Buffer.from(rid).toString('base64url'), ...parts.slice(1)].join('.');
    const results = await Promise.all([
      openSealed(asker.privateKey, forged, { requestId: 'req_2' }),
      openSealed(asker.privateKey, `${sealed.slice(0, -4)}AAAA`, { requestId }),
      openSealed(asker.privateKey, 'rubbish', { requestId }),
      openSealed(asker.privateKey, '', { requestId }),
      openSealed(asker.privateKey, 'A'.repeat(MAX_SEALED_BYTES * 2), { requestId }),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({ ok: false, error: { code: 'SEAL_INVALID' } });
    }
  });

  test('looks different each time', async () => {
    const { publicKey } = await newSealKeyPair();
    const seal = () => sealTo(publicKey, { a: 1 }, { requestId: 'r' });
    expect(await seal()).not.toBe(await seal());
  });

  test('has a public half that tells nothing, and a key pair for each request', async () => {
    const { publicKey, privateKey } = await newSealKeyPair();
    expect(publicKey).toEqual({
      kty: 'OKP',
      crv: 'X25519',
      x: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(privateKey).toEqual({ ...publicKey, d: expect.stringMatching(/^[\w-]{43}$/) });
    expect((await newSealKeyPair()).publicKey.x).not.toBe(publicKey.x);
  });

  test('carries JSON of bounded size', async () => {
    const { publicKey, privateKey } = await newSealKeyPair();
    const requestId = 'r';
    const longest = 'x'.repeat(MAX_SEALED_BYTES - 2);
    const sealed = await sealTo(publicKey, longest, { requestId });
    expect(await openSealed(privateKey, sealed, { requestId })).toEqual({
      ok: true,
      value: longest,
    });
    await expect(sealTo(publicKey, `${longest}x`, { requestId })).rejects.toThrow(/16384 bytes/);
    await expect(sealTo(publicKey, undefined, { requestId })).rejects.toThrow(/JSON/);
    const short = { ...publicKey, x: 'AAAA' };
    await expect(sealTo(short, 1, { requestId })).rejects.toThrow();
  });
});
