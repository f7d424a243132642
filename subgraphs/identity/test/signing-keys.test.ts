import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '@blockscore/database';
import { createConfiguredKeyProvider } from '@blockscore/vault';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runSigningKeyCommand } from '../src/adapters/signing-key-command.ts';
import { createSigningKeyPorts } from '../src/adapters/signing-key-repository.ts';
import type { SigningKeyPorts } from '../src/app/signing-key-ports.ts';
import { tendSigningKeys } from '../src/app/tend-signing-keys.ts';
import { identityConfig } from '../src/config.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const COMMAND = join(import.meta.dirname, '../src/rotate-signing-key.ts');

interface Keeper {
  readonly ports: SigningKeyPorts;
  readonly tend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

describe('the keys that sign access tokens', () => {
  /** How far the clock of both processes is ahead of the real one. */
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  let first: TestIdentity;
  /** Another process on the same database. */
  let second: TestIdentity;
  let email: string;
  /** What each of the two does once a minute. */
  const keepers: Keeper[] = [];

  beforeAll(async () => {
    const substitutes = { clock, passwords: QUICK_PASSWORDS };
    first = await startTestIdentity({
      ...substitutes,
      environment: { ENABLE_RATE_LIMITING: 'false' },
    });
    second = await startTestIdentity({
      ...substitutes,
      database: first.database,
      environment: {
        ENABLE_RATE_LIMITING: 'false',
        ENCRYPTION_KEY: first.environment['ENCRYPTION_KEY'] ?? '',
      },
    });
    const config = identityConfig(first.environment);
    for (const _ of [first, second]) {
      const connection = connect(config.IDENTITY_DATABASE_URL, { max: 1 });
      const keyProvider = createConfiguredKeyProvider(config);
      const ports = createSigningKeyPorts(connection, keyProvider, clock, 30);
      keepers.push({ ports, tend: tendSigningKeys(ports), close: connection.close });
    }
    ({ email } = (await first.register()).input);
  });

  afterAll(async () => {
    await Promise.all(keepers.map(({ close }) => close()));
    await second.close();
    await second.sql.end();
    await first.close();
    await first.drop();
  });

  beforeEach(async () => {
    // The keys go back with the clock: a command lives in the real time.
    await first.sql`
      update identity.signing_keys set
        created_at = created_at - ${ahead} * interval '1 ms',
        active_from = active_from - ${ahead} * interval '1 ms',
        retired_at = retired_at - ${ahead} * interval '1 ms',
        revoked_at = revoked_at - ${ahead} * interval '1 ms'`;
    ahead = 0;
  });

  const tendBoth = () => Promise.all(keepers.map(({ tend }) => tend()));
  const keySet = async (identity: TestIdentity) => {
    const response = await fetch(`${identity.url}/.well-known/jwks.json`);
    return (await response.json()) as JSONWebKeySet;
  };
  const kids = async (identity: TestIdentity) =>
    (await keySet(identity)).keys.map(({ kid }) => kid);
  const newToken = async (identity: TestIdentity) => {
    const token = (await identity.login(email)).session?.accessToken ?? '';
    return { token, kid: decodeProtectedHeader(token).kid ?? '' };
  };
  const verify = async (identity: TestIdentity, token: string) =>
    await jwtVerify(token, createLocalJWKSet(await keySet(identity)), {
      currentDate: clock(),
      typ: 'at+jwt',
      issuer: 'blockscore',
      audience: 'blockscore',
    });
  const events = async () =>
    (await first.events('identity.signing_key.changed')).map((event) => event.data['change']);
  /** What the command does, without the process around it. */
  const command = async (options: { now?: boolean; list?: boolean; revoke?: string } = {}) => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const [keeper] = keepers;
    if (keeper === undefined) throw new Error('Nobody keeps the keys');
    const { ports } = keeper;
    const code = await runSigningKeyCommand({ now: false, list: false, ...options, ports, write });
    return { code, stdout: lines.join('\n') };
  };
  test('are one and the same in two processes', async () => {
    expect(await kids(first)).toHaveLength(1);
    expect(await kids(second)).toEqual(await kids(first));
    expect(await events()).toEqual(['PUBLISHED', 'ACTIVATED']);
    const { token } = await newToken(second);
    await expect(verify(first, token)).resolves.toBeDefined();
  });

  test('are told with how long to keep them, and whether they changed', async () => {
    const url = `${first.url}/.well-known/jwks.json`;
    const response = await fetch(url);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(response.headers.get('content-type')).toBe('application/jwk-set+json');
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const known of [etag, `"other", W/${etag}`]) {
      const again = await fetch(url, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const changed = await fetch(url, { headers: { 'if-none-match': '"other"' } });
    expect(changed.status).toBe(200);
    for (const key of (await keySet(first)).keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    }
  });

  test('change by age without anybody noticing: tokens of before and after are good', async () => {
    const before = await newToken(first);
    ahead += 30 * DAY;
    // Too old by now, and none is published: the new one still does not sign before its time.
    await tendBoth();
    const published = await kids(first);
    expect(published).toHaveLength(2);
    ahead += 14 * MINUTE;
    const old = await newToken(second);
    expect(old.kid).toBe(before.kid);
    ahead += 1 * MINUTE;
    const fresh = await Promise.all([newToken(first), newToken(second)]);
    const next = fresh[0]?.kid;
    expect(fresh.map(({ kid }) => kid)).toEqual([next, next]);
    expect(next).not.toBe(old.kid);
    expect(published).toContain(next);
    for (const { token } of [old, ...fresh]) {
      for (const identity of [first, second]) {
        await expect(verify(identity, token)).resolves.toBeDefined();
      }
    }
    await tendBoth();
    const [row] = await first.sql`
      select wrapped_private, retired_at from identity.signing_keys where id = ${old.kid}`;
    expect(row).toEqual({ wrapped_private: null, retired_at: expect.any(Date) });
    expect(await kids(second)).toContain(old.kid);
    ahead += 11 * MINUTE;
    expect(await kids(second)).toEqual([next]);
    await tendBoth();
    expect([...(await first.sql`select id from identity.signing_keys`)]).toEqual([{ id: next }]);
    expect((await events()).slice(-3)).toEqual(['PUBLISHED', 'RETIRED', 'ACTIVATED']);
  });

  test('change by command, which two operators who hurry do not do twice', async () => {
    const before = await newToken(first);
    const answers = await Promise.all([command(), command()]);
    const [next, same] = answers.map(({ stdout }) => /^([\w-]{43}) is published/.exec(stdout)?.[1]);
    expect(next).toBeDefined();
    expect(same).toBe(next);
    const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, '--list'], {
      env: first.environment,
    });
    expect(stdout).toMatch(/^kid \| state \| signs from \| until\n.*ACTIVE.*PUBLISHED/s);
    expect(await kids(first)).toHaveLength(2);
    expect((await newToken(first)).kid).toBe(before.kid);
    ahead += 15 * MINUTE;
    expect((await newToken(second)).kid).toBe(next);
  });

  test('are revoked by command: its tokens are void at once, and another key signs', async () => {
    const before = await newToken(first);
    await expect(verify(second, before.token)).resolves.toBeDefined();
    const { code, stdout } = await command({ revoke: before.kid });
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Revoked ${before.kid}: all that it signed is void`));
    // The set is read anew for each who asks, without the time that a process keeps it for itself.
    for (const identity of [first, second]) {
      expect(await kids(identity)).not.toContain(before.kid);
      await expect(verify(identity, before.token)).rejects.toThrow(/no applicable key/);
    }
    ahead += 5_001;
    const after = await newToken(second);
    expect(after.kid).not.toBe(before.kid);
    await expect(verify(first, after.token)).resolves.toBeDefined();
    const [row] = await first.sql`
      select wrapped_private from identity.signing_keys where id = ${before.kid}`;
    expect(row?.['wrapped_private'] ?? null).toBeNull();
    expect(await events()).toContain('REVOKED');
    expect(await command({ revoke: before.kid })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('There is no published signing key'),
    });
  });
});
