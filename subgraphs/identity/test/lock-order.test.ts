import { ANONYMOUS } from '@blockscore/caller';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factorSteps } from './factor-steps.ts';
import { whileItWaits } from './lock-steps.ts';
import { sessionSteps } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

/** Who waits for an account holds nothing of it that whoever has the account may want. */
const free =
  (userId: string, ...tables: readonly string[]) =>
  async (tx: Parameters<Parameters<typeof whileItWaits>[3]>[0]) => {
    for (const table of tables) {
      await tx`select 1 from ${tx(`identity.${table}`)} where user_id = ${userId} for update nowait`;
    }
  };

test('who verifies an address takes turns with who asks for another one', async () => {
  const { userId } = await identity.register({}, false);
  const token = await identity.mailedToken(userId);
  const verified = await whileItWaits(
    identity,
    userId,
    () => steps.change(ANONYMOUS, 'verifyEmail', 'user { id }', { token }),
    free(userId, 'email_verifications'),
  );
  expect(verified).toEqual({ user: { id: userId }, userErrors: [] });
});

test('who resets a password takes turns with who changes it', async () => {
  const { input, userId } = await identity.register();
  await steps.change(ANONYMOUS, 'requestPasswordReset', '', { email: input.email });
  const token = await identity.resetToken(userId);
  const answer = await whileItWaits(
    identity,
    userId,
    () =>
      steps.change(ANONYMOUS, 'resetPassword', '', { token, newPassword: 'another good password' }),
    free(userId, 'password_resets'),
  );
  expect(answer).toEqual({ userErrors: [] });
});

test('who signs in by a passkey takes turns with who proves anew who they are by it', async () => {
  const factors = factorSteps(identity, () => new Date());
  const { userId, caller } = await factors.signUp();
  const { authenticator } = await factors.addPasskey(caller);
  const signedIn = await whileItWaits(
    identity,
    userId,
    () => factors.passkeyLogin(authenticator),
    free(userId, 'passkeys'),
  );
  expect(signedIn).toMatchObject({ session: { user: { id: userId } }, userErrors: [] });
});
