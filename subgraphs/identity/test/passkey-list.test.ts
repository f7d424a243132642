import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authenticator } from './authenticator.ts';
import { codesOf, factorSteps } from './factor-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof factorSteps>;
const now = new Date();
const clock = () => now;
beforeAll(async () => {
  identity = await startTestIdentity({ clock, passwords: QUICK_PASSWORDS });
  steps = factorSteps(identity, clock);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

describe('one’s passkeys', () => {
  test('are several, at most twenty, none of them twice on one device', async () => {
    const { caller } = await steps.signUp();
    const begun = await steps.beginRegistration(caller);
    for (let number = 1; number <= 20; number += 1) {
      const { added } = await steps.addPasskey(caller, `Key ${number}`);
      expect(codesOf(added)).toEqual([]);
      // Recovery codes come with the first factor alone.
      expect(added.recoveryCodes?.length ?? 0).toBe(number === 1 ? 10 : 0);
    }
    expect(codesOf(await steps.beginRegistration(caller))).toEqual(['PASSKEY_LIMIT']);
    // One that was begun before does not slip through.
    const credential = new Authenticator().create(begun.options);
    const late = await steps.finishRegistration(caller, { token: begun.token, credential });
    expect(codesOf(late)).toEqual(['PASSKEY_LIMIT']);
    const answer = await identity.ask(caller, '{ me { passkeys { id name lastUsedAt } } }');
    const { passkeys } = Object(answer.data?.['me']);
    expect(passkeys).toHaveLength(20);
    expect(codesOf(await steps.removePasskey(caller, passkeys[0].id))).toEqual([]);
    const { options } = await steps.beginRegistration(caller);
    expect(Object(options)['excludeCredentials']).toHaveLength(19);
  });

  test('have names, and are nobody else’s to name or to remove', async () => {
    const { caller } = await steps.signUp();
    const { added } = await steps.addPasskey(caller);
    const id = added.passkey?.id ?? '';
    const { passkey } = await steps.renamePasskey(caller, id, ' Ada’s phone ');
    expect(passkey).toEqual({ id, name: 'Ada’s phone' });
    for (const name of ['', 'x'.repeat(61), 'a\nb']) {
      expect(codesOf(await steps.renamePasskey(caller, id, name))).toEqual(['NAME_INVALID']);
      expect(codesOf(await steps.beginRegistration(caller, name))).toEqual(['NAME_INVALID']);
    }
    const other = await steps.signUp();
    for (const unknown of [id, newId('passkey'), 'rubbish', "'; drop table passkeys; --"]) {
      expect(codesOf(await steps.renamePasskey(other.caller, unknown, 'Mine'))).toEqual([
        'NOT_FOUND',
      ]);
      expect(codesOf(await steps.removePasskey(other.caller, unknown))).toEqual(['NOT_FOUND']);
    }
  });

  test('keep the recovery codes alive until the last factor is gone', async () => {
    const { caller, email, codes } = await steps.withTotp();
    const { added } = await steps.addPasskey(caller);
    expect(added.recoveryCodes).toBeNull();
    await steps.disableTotp(caller);
    const challenge = await steps.challengeOf(email);
    expect(challenge.methods).toEqual(['PASSKEY', 'RECOVERY_CODE']);
    const { token } = challenge;
    const used = await steps.verifyMfa({ token, method: 'RECOVERY_CODE', code: codes[0] });
    expect(codesOf(used)).toEqual([]);
  });

  test('are for people who are signed in', async () => {
    const FINISH = `mutation { finishPasskeyRegistration(input: { token: "x", credential: {} }) {
      userErrors { code } } }`;
    const anonymous = await identity.ask(ANONYMOUS, FINISH);
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const without = await identity.ask(userCaller(newId('user'), ['BORROWER']), FINISH);
    expect(Object(without.data)['finishPasskeyRegistration'].userErrors).toEqual([
      { code: 'SESSION_ENDED' },
    ]);
  });
});
