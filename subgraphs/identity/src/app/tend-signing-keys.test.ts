import type { NewEvent } from '@blockscore/events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACCESS_TOKEN_SECONDS,
  KEY_SET_MAX_AGE_SECONDS,
  PUBLISHED_AHEAD_AT_LEAST_MS,
  PUBLISHED_AHEAD_MS,
  type SigningKey,
  servedAt,
  signerAt,
  stateAt,
} from '../domain/signing-keys.ts';
import { revokeSigningKey } from './revoke-signing-key.ts';
import { rotateSigningKey } from './rotate-signing-key.ts';
import type { SigningKeyPorts } from './signing-key-ports.ts';
import { tendSigningKeys } from './tend-signing-keys.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TOKEN_MS = ACCESS_TOKEN_SECONDS * 1_000;

/** Keys in memory, and a clock that is moved. */
function keysInMemory(maxAgeDays = 30) {
  let time = Date.UTC(2027, 0, 1);
  let made = 0;
  let keys: SigningKey[] = [];
  const events: string[] = [];
  const change = (id: string, changes: Partial<SigningKey>) => {
    keys = keys.map((key) => (key.id === id ? { ...key, ...changes } : key));
  };
  const clock = () => new Date(time);
  const ports: SigningKeyPorts = {
    clock,
    maxAgeDays,
    transact: (run) =>
      run({
        events: {
          record: async (event) => {
            const { data, aggregate } = event as NewEvent<'identity.signing_key.changed'>;
            events.push(`${data.kid} ${data.change} ${aggregate.version}`);
          },
        },
        signingKeys: {
          lockAll: async () => keys,
          make: async (activeFrom) => {
            made += 1;
            const id = `k${made}`;
            const key = { id, createdAt: clock(), activeFrom, retiredAt: null, revokedAt: null };
            keys = [...keys, key];
            return key;
          },
          activate: async (id, activeFrom) => change(id, { activeFrom }),
          retire: async (id, retiredAt) => change(id, { retiredAt }),
          revoke: async (id, revokedAt) => change(id, { revokedAt }),
          remove: async (id) => {
            keys = keys.filter((key) => key.id !== id);
          },
        },
      }),
  };
  return {
    ports,
    events,
    clock,
    keys: () => keys,
    tend: tendSigningKeys(ports),
    rotate: (now = false) => rotateSigningKey(ports)({ now }),
    revoke: (kid: string) => revokeSigningKey(ports)(kid),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    signer: () => signerAt(keys, clock())?.id,
    served: () => servedAt(keys, clock()).map(({ id }) => id),
  };
}

describe('signing keys', () => {
  test('are published for longer than anyone keeps the published ones, before they sign', () => {
    expect(PUBLISHED_AHEAD_MS).toBeGreaterThan(2 * KEY_SET_MAX_AGE_SECONDS * 1_000);
  });

  test('follow one another by age, and leave when the last token has ended', async () => {
    const kept = keysInMemory(30);
    await kept.tend();
    expect([kept.signer(), kept.served()]).toEqual(['k1', ['k1']]);
    kept.pass(30 * DAY - PUBLISHED_AHEAD_MS - 1);
    await kept.tend();
    expect(kept.served()).toEqual(['k1']);
    kept.pass(1);
    await kept.tend();
    await kept.tend();
    expect([kept.signer(), kept.served()]).toEqual(['k1', ['k1', 'k2']]);
    kept.pass(PUBLISHED_AHEAD_MS - 1);
    expect(kept.signer()).toBe('k1');
    kept.pass(1);
    // By the clock, before anyone has tended them.
    expect([kept.signer(), kept.served()]).toEqual(['k2', ['k1', 'k2']]);
    await kept.tend();
    kept.pass(TOKEN_MS + 30_000);
    expect(kept.served()).toEqual(['k1', 'k2']);
    kept.pass(30_000);
    expect(kept.served()).toEqual(['k2']);
    await kept.tend();
    expect(kept.keys().map(({ id }) => id)).toEqual(['k2']);
    expect(kept.events).toEqual([
      'k1 PUBLISHED 1',
      'k1 ACTIVATED 2',
      'k2 PUBLISHED 1',
      'k1 RETIRED 3',
      'k2 ACTIVATED 2',
    ]);
  });

  test('follow by command, sooner where that is asked for, one at a time', async () => {
    const kept = keysInMemory();
    await kept.tend();
    const planned = await kept.rotate();
    expect(planned.activeFrom.getTime()).toBe(kept.clock().getTime() + PUBLISHED_AHEAD_MS);
    kept.pass(MINUTE);
    expect(await kept.rotate()).toEqual(planned);
    const hurried = await kept.rotate(true);
    expect(hurried.id).toBe(planned.id);
    expect(hurried.activeFrom.getTime()).toBe(kept.clock().getTime() + PUBLISHED_AHEAD_AT_LEAST_MS);
    expect(kept.keys().map((key) => stateAt(key, kept.keys(), kept.clock()))).toEqual([
      'ACTIVE',
      'PUBLISHED',
    ]);
    kept.pass(PUBLISHED_AHEAD_AT_LEAST_MS);
    expect(kept.keys().map((key) => stateAt(key, kept.keys(), kept.clock()))).toEqual([
      'RETIRED',
      'ACTIVE',
    ]);
  });

  test('are revoked at once, with a successor in the same moment', async () => {
    const kept = keysInMemory();
    await kept.tend();
    expect(await kept.revoke('k1')).toMatchObject({ ok: true, value: { id: 'k2' } });
    expect([kept.signer(), kept.served()]).toEqual(['k2', ['k2']]);
    const next = await kept.rotate();
    expect(await kept.revoke('k2')).toMatchObject({ ok: true, value: { id: next.id } });
    expect([kept.signer(), kept.served()]).toEqual(['k3', ['k3']]);
    const waiting = await kept.rotate();
    expect(await kept.revoke(waiting.id)).toMatchObject({ ok: true, value: { id: 'k3' } });
    expect(await kept.revoke('k1')).toMatchObject({ ok: false, error: [{ code: 'NOT_FOUND' }] });
    expect(await kept.revoke('k99')).toMatchObject({ ok: false, error: [{ code: 'NOT_FOUND' }] });
    expect(kept.events).toEqual([
      'k1 PUBLISHED 1',
      'k1 ACTIVATED 2',
      'k1 REVOKED 4',
      'k2 PUBLISHED 1',
      'k2 ACTIVATED 2',
      'k3 PUBLISHED 1',
      'k2 REVOKED 4',
      'k3 ACTIVATED 2',
      'k4 PUBLISHED 1',
      'k4 REVOKED 4',
    ]);
    kept.pass(TOKEN_MS + MINUTE);
    await kept.tend();
    expect(kept.keys().map(({ id }) => id)).toEqual(['k3']);
  });

  test('verify every token until it ends, whatever happens and however late they are tended', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const kept = keysInMemory(7);
        await kept.tend();
        const revoked = new Set<string>();
        let tokens: { kid: string; end: number }[] = [];
        for (const each of steps) {
          await take(kept, each, revoked);
          const now = kept.clock().getTime();
          const kid = kept.signer() ?? 'none';
          tokens = [...tokens, { kid, end: now + TOKEN_MS }].filter(({ end }) => end > now);
          const good = tokens.map((token) => token.kid).filter((signer) => !revoked.has(signer));
          const served = kept.served();
          expect(served).toEqual(expect.arrayContaining(good));
          expect(served.filter((signer) => revoked.has(signer))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const step = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 * DAY }) },
  { weight: 4, arbitrary: fc.constant('tend' as const) },
  { weight: 2, arbitrary: fc.constantFrom('rotate' as const, 'rotate now' as const) },
  { weight: 1, arbitrary: fc.constantFrom('revoke signer' as const, 'revoke oldest' as const) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A number lets so many milliseconds pass. */
async function take(kept: ReturnType<typeof keysInMemory>, each: Step, revoked: Set<string>) {
  if (typeof each === 'number') return kept.pass(each);
  if (each === 'tend') return await kept.tend();
  if (each === 'rotate' || each === 'rotate now') return await kept.rotate(each === 'rotate now');
  const kid = (each === 'revoke signer' ? kept.signer() : kept.served()[0]) ?? 'none';
  if ((await kept.revoke(kid)).ok) revoked.add(kid);
}
