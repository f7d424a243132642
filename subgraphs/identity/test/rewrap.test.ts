import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userCaller } from '@blockscore/caller';
import { startTestKeyService, type TestKeyService } from '@blockscore/testkit';
import { createConfiguredKeyProvider, dataKeyColumn, runRewrap } from '@blockscore/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signingKeyColumn } from '../src/adapters/signing-key-repository.ts';
import { dataKeys } from '../src/adapters/tables.ts';
import { identityConfig } from '../src/config.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

const COMMAND = join(import.meta.dirname, '../../../packages/stack/src/bin/operate.ts');
const run = promisify(execFile);

const [first = '', second = ''] = [0, 1].map(() => randomBytes(32).toString('base64'));

let service: TestKeyService;
let identity: TestIdentity;
const started: TestIdentity[] = [];
const people: { userId: string; email: string }[] = [];

beforeAll(async () => {
  service = await startTestKeyService();
  // The first step of three: every process can read the new key, and wraps by the old one still.
  identity = await start({ ENCRYPTION_KEY: first, PREVIOUS_ENCRYPTION_KEYS: second });
});

afterAll(async () => {
  for (const one of started.slice(1)) await one.sql.end();
  await identity.close();
  await started[0]?.drop();
  await service.close();
});

/** A process with these keys on the one database, beside or in place of the one of before. */
async function start(environment: Record<string, string>): Promise<TestIdentity> {
  const database = started[0]?.database;
  const one = await startTestIdentity({
    ...(database !== undefined && { database }),
    environment: { ENABLE_RATE_LIMITING: 'false', ...environment },
    passwords: QUICK_PASSWORDS,
  });
  started.push(one);
  return one;
}

async function register(on: TestIdentity): Promise<void> {
  const email = `borrower${people.length}@example.com`;
  const { userId } = await on.register({ email });
  people.push({ userId, email });
}

async function expectEverybodyKnown(to: TestIdentity): Promise<void> {
  for (const { userId, email } of people) {
    const { data } = await to.ask(userCaller(userId, ['BORROWER']), '{ me { email firstName } }');
    expect(data).toEqual({ me: { email, firstName: 'Ada' } });
    expect(await to.login(email)).toMatchObject({ userErrors: [] });
  }
}

test('a master key is changed while identity serves, to another one and to a key service', {
  timeout: 120_000,
}, async () => {
  for (let n = 0; n < 3; n += 1) await register(identity);
  // Two: processes wrap by the new one, one after the other, beside those of step one.
  const earlier = identity;
  identity = await start({ ENCRYPTION_KEY: second, PREVIOUS_ENCRYPTION_KEYS: first });
  await register(identity);
  await register(earlier);
  await expectEverybodyKnown(earlier);
  await earlier.close();

  // Three: what the old one wrapped moves over, while people are read and sign in.
  let serving = true;
  const served = (async () => {
    let rounds = 0;
    for (; serving; rounds += 1) await expectEverybodyKnown(identity);
    return rounds;
  })();
  const { stdout } = await run(process.execPath, [COMMAND, 'rewrap', 'identity'], {
    env: identity.environment,
  }).finally(() => {
    serving = false;
  });
  expect(await served).toBeGreaterThan(0);
  expect(stdout).toMatch(/data keys: 5 re-wrapped\n/);
  expect(stdout).toMatch(/signing keys: 1 re-wrapped\nsigning keys under w1\.\w+: 1\n/);
  expect(stdout).toMatch(/No key is wrapped by another master key any more\.\n$/);
  await identity.close();

  // The first one is needed no more. And on to a key that no process ever sees.
  const keyId = service.newKey();
  const inKms = { ENCRYPTION_KEY: '', ...service.environment(keyId) };
  identity = await start({ ...inKms, PREVIOUS_ENCRYPTION_KEYS: second });
  await register(identity);
  const lines: string[] = [];
  const code = await runRewrap({
    sql: identity.sql,
    keyProvider: createConfiguredKeyProvider(identityConfig(identity.environment)),
    columns: [dataKeyColumn(dataKeys), signingKeyColumn],
    write: (line) => void lines.push(line),
  });
  expect(code).toBe(0);
  expect(lines).toContain(`data keys under k1.${keyId}: 7`);
  expect(lines).toContain(`signing keys under k1.${keyId}: 1`);
  await identity.close();

  identity = await start(inKms);
  await expectOutageTold();
  await expectEverybodyKnown(identity);
  const contexts = service.requests.map(({ context }) => context['blockscore:key']);
  expect(contexts).toContain(JSON.stringify(['identity', people[0]?.userId, 'service']));
});

/** The key service is down: that much is told, and nothing of the inside. */
async function expectOutageTold(): Promise<void> {
  service.failNext(...Array(3).fill({ status: 503, type: 'KMSInternalException' }));
  const caller = userCaller(people[0]?.userId ?? '', ['BORROWER']);
  const { errors } = await identity.ask(caller, '{ me { email } }');
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  expect(JSON.stringify(errors)).not.toMatch(/KMS|http/);
}

test('the command says how it is called', async () => {
  await expect(run(process.execPath, [COMMAND, 'rewrap', 'ledger'])).rejects.toMatchObject({
    code: 2,
  });
});
