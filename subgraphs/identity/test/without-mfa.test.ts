import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityConfig } from '../src/config.ts';
import { codesOf, factorSteps } from './factor-steps.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

test('with ENABLE_MFA=false no factor is asked for, and none can be added', async () => {
  const { email } = await factorSteps(identity, () => new Date()).withTotp();
  const { database, environment } = identity;
  await identity.close();
  identity = await startTestIdentity({
    database,
    environment: { ENCRYPTION_KEY: environment['ENCRYPTION_KEY'] ?? '', ENABLE_MFA: 'false' },
    passwords: QUICK_PASSWORDS,
  });
  const steps = factorSteps(identity, () => new Date());
  const login = await steps.login(email);
  expect(login.mfaChallenge).toBeNull();
  const caller = steps.callerOf(login);
  for (const attempt of [
    steps.enrollTotp(caller),
    steps.confirmTotp(caller, '000000'),
    steps.regenerate(caller),
    steps.beginRegistration(caller),
  ]) {
    expect(codesOf(await attempt)).toEqual(['MFA_DISABLED']);
  }
  const proven = steps.callerOf(await steps.reauthenticate(caller, { password: PASSWORD }));
  expect((await steps.disableTotp(proven)).userErrors).toEqual([]);
});

test('a configuration that would lock people out is refused at the start', () => {
  const read = (changes: Record<string, string>) => () =>
    identityConfig({ ...identity.environment, ...changes });
  expect(read({ ENABLE_MFA: 'false', MFA_REQUIRED_ROLES: 'ADMIN' })).toThrow(/MFA_REQUIRED_ROLES/);
  for (const PASSKEY_ORIGINS of ['http://example.com', 'https://notlocalhost', 'rubbish']) {
    expect(read({ PASSKEY_ORIGINS })).toThrow(/PASSKEY_ORIGINS/);
  }
  expect(read({ PASSKEY_RP_ID: 'example.com', PASSKEY_ORIGINS: 'http://app.example.com' })).toThrow(
    /PASSKEY_ORIGINS/,
  );
  const given = { PASSKEY_RP_ID: 'example.com', PASSKEY_ORIGINS: 'https://app.example.com/,' };
  expect(read(given)().PASSKEY_ORIGINS).toEqual(['https://app.example.com']);
});
