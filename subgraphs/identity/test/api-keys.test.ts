import { ANONYMOUS, apiKeyHash, makeApiKey, serviceCaller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partnerSteps } from './partner-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let now = new Date();
let identity: TestIdentity;
let steps: ReturnType<typeof partnerSteps>;
let admin: Awaited<ReturnType<ReturnType<typeof partnerSteps>['administrator']>>;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS, clock: () => now });
  steps = partnerSteps(identity);
  admin = await steps.administrator();
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

/** Whole, and made by nobody here. */
const STRANGER = makeApiKey(Buffer.alloc(16, 7), Buffer.alloc(32, 7)).text;

const lastUsedOf = async (id: string): Promise<Date | null> => {
  const [row] = await identity.sql`select last_used_at from identity.api_keys where id = ${id}`;
  return row?.['last_used_at'] as Date | null;
};

describe('an API key', () => {
  test('is shown once; only its hash and its beginning are kept', async () => {
    const { key, apiKey } = await steps.apiKey(admin, await steps.partner(admin));
    expect(key).toMatch(/^bsk_live_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}$/);
    expect(key.startsWith(`${apiKey.prefix}_`)).toBe(true);
    const [row] = await identity.sql`select * from identity.api_keys where id = ${apiKey.id}`;
    expect(row).toMatchObject({ prefix: apiKey.prefix, hash: apiKeyHash(key) });
    expect(JSON.stringify(row)).not.toContain(key);
  });

  test('is made and revoked before the audit trail, which learns nothing of its secret', async () => {
    const partnerId = await steps.partner(admin);
    const { key, apiKey } = await steps.apiKey(admin, partnerId);
    await steps.run(admin, 'revokeApiKey', { id: apiKey.id });
    await steps.run(admin, 'revokeApiKey', { id: apiKey.id });
    const told = (await identity.events()).filter(({ data }) => data['keyId'] === apiKey.id);
    expect(told.map(({ type, aggregate }) => [type, aggregate.version])).toEqual([
      ['identity.api_key.created', 1],
      ['identity.api_key.revoked', 2],
    ]);
    for (const { data, actor } of told) {
      expect(data).toEqual({ keyId: apiKey.id, partnerId });
      expect(actor).toEqual({ kind: 'USER', id: admin.id });
    }
    const everything = JSON.stringify(await identity.events());
    for (const secret of [key, key.slice(32), apiKeyHash(key)]) {
      expect(everything).not.toContain(secret);
    }
  });

  test('is made only by who has signed in within ten minutes, and in no other way', async () => {
    const partnerId = await steps.partner(admin);
    const input = { partnerId, name: 'Reporting', scopes: ['partner:read'] };
    const begun = now;
    now = new Date(begun.getTime() + 11 * 60_000);
    expect(await steps.codes(admin, 'createApiKey', input)).toEqual(['REAUTHENTICATION_REQUIRED']);
    now = begun;
    const { sessionId: _, ...withoutSession } = admin;
    expect(await steps.codes(withoutSession, 'createApiKey', input)).toEqual(['SESSION_ENDED']);
    expect(await steps.codes(admin, 'createApiKey', input)).toEqual([]);
  });

  test('of what is wrong the path is told', async () => {
    const partnerId = await steps.partner(admin);
    const wrong = {
      partnerId,
      name: '',
      scopes: ['loans:read'],
      expiresAt: '2001-01-01T00:00:00Z',
    };
    expect((await steps.run(admin, 'createApiKey', wrong)).userErrors).toEqual([
      { code: 'NAME_INVALID', path: ['input', 'name'] },
      { code: 'SCOPE_INVALID', path: ['input', 'scopes'] },
      { code: 'EXPIRY_INVALID', path: ['input', 'expiresAt'] },
    ]);
    for (const id of [newId('partner'), newId('user'), "'; drop table partners; --"]) {
      const input = { partnerId: id, name: 'Reporting', scopes: ['partner:read'] };
      expect(await steps.codes(admin, 'createApiKey', input)).toEqual(['NOT_FOUND']);
      expect(await steps.codes(admin, 'revokeApiKey', { id })).toEqual(['NOT_FOUND']);
    }
  });

  test('twenty at a time live, also where the last places are asked for at once', async () => {
    const partnerId = await steps.partner(admin);
    const input = { partnerId, name: 'Reporting', scopes: ['partner:read'] };
    for (let n = 0; n < 18; n += 1) await steps.apiKey(admin, partnerId);
    const last = await Promise.all(
      [1, 2, 3, 4].map(() => steps.codes(admin, 'createApiKey', input)),
    );
    expect(last.flat()).toEqual(['TOO_MANY_API_KEYS', 'TOO_MANY_API_KEYS']);
    const [row] = await identity.sql`
      select id from identity.api_keys where partner_id = ${partnerId} limit 1`;
    await steps.run(admin, 'revokeApiKey', { id: row?.['id'] });
    expect(await steps.codes(admin, 'createApiKey', input)).toEqual([]);
  });
});

describe('the gateway asks whom a key stands for', () => {
  test('and hears of a good one its partner, its scopes and its end', async () => {
    const partnerId = await steps.partner(admin);
    const expiresAt = new Date(now.getTime() + 86_400_000).toISOString();
    const { key, apiKey } = await steps.apiKey(admin, partnerId, { expiresAt });
    const answer = await steps.authenticate(key);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const known = { keyId: apiKey.id, partnerId, scopes: ['partner:read'], expiresAt };
    expect(await answer.json()).toEqual(known);
  });

  test('and hears nothing of one that is wrong, revoked or expired', async () => {
    const partnerId = await steps.partner(admin);
    const good = await steps.apiKey(admin, partnerId);
    const revoked = await steps.apiKey(admin, partnerId);
    await steps.run(admin, 'revokeApiKey', { id: revoked.apiKey.id });
    const short = await steps.apiKey(admin, partnerId, {
      expiresAt: new Date(now.getTime() + 1_000).toISOString(),
    });
    const begun = now;
    now = new Date(begun.getTime() + 1_000);
    const bodies = new Set<string>();
    for (const key of [revoked.key, short.key, `${good.key}x`, STRANGER]) {
      const answer = await steps.authenticate(key);
      expect(answer.status).toBe(401);
      bodies.add(await answer.text());
    }
    expect(bodies.size).toBe(1);
    now = begun;
    expect((await steps.authenticate(good.key)).status).toBe(200);
  });

  test('and hears nothing of a key whose beginning is known but whose secret is not', async () => {
    const { key, apiKey } = await steps.apiKey(admin, await steps.partner(admin));
    await identity.sql`
      update identity.api_keys set hash = ${apiKeyHash('another')} where id = ${apiKey.id}`;
    expect((await steps.authenticate(key)).status).toBe(401);
  });

  test('and nobody else is answered', async () => {
    const { key } = await steps.apiKey(admin, await steps.partner(admin));
    const others = [admin, ANONYMOUS, serviceCaller('lending'), userCaller('gateway', ['ADMIN'])];
    for (const caller of others) {
      expect((await steps.authenticate(key, caller)).status).toBe(403);
    }
    const path = `${identity.url}/api-keys/authenticate`;
    const bare = await fetch(path, { method: 'POST', body: JSON.stringify({ key }) });
    expect(bare.status).toBe(403);
    expect((await fetch(path)).status).toBe(405);
  });

  test('with one key in at most 16 KiB', async () => {
    for (const key of [undefined, 7, '', 'x'.repeat(1_001), ['a']]) {
      expect((await steps.authenticate(key)).status).toBe(400);
    }
    expect((await steps.authenticate('x'.repeat(20_000))).status).toBe(413);
  });

  test('and the last use is written once a minute, without waiting for a lock', async () => {
    const { key, apiKey } = await steps.apiKey(admin, await steps.partner(admin));
    const begun = now;
    expect(await lastUsedOf(apiKey.id)).toBeNull();
    await Promise.all(Array.from({ length: 5 }, () => steps.authenticate(key)));
    expect(await lastUsedOf(apiKey.id)).toEqual(begun);
    now = new Date(begun.getTime() + 59_000);
    await steps.authenticate(key);
    expect(await lastUsedOf(apiKey.id)).toEqual(begun);
    now = new Date(begun.getTime() + 61_000);
    await identity.sql.begin(async (tx) => {
      await tx`select 1 from identity.api_keys where id = ${apiKey.id} for update`;
      expect((await steps.authenticate(key)).status).toBe(200);
    });
    expect(await lastUsedOf(apiKey.id)).toEqual(begun);
    await steps.authenticate(key);
    expect(await lastUsedOf(apiKey.id)).toEqual(now);
    now = begun;
  });
});
