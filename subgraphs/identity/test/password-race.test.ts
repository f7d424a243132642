import { ANONYMOUS } from '@blockscore/caller';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { factorSteps } from './factor-steps.ts';
import { sessionSteps } from './session-steps.ts';
import { PASSWORD, startTestIdentity, type TestIdentity } from './test-identity.ts';

const NEW = 'another good password';

let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;
/** What happens while a password is looked at, or is stored at more cost. */
let meanwhile: { readonly [step in 'verify' | 'hash']?: () => Promise<unknown> } = {};

async function once(step: 'verify' | 'hash'): Promise<void> {
  const act = meanwhile[step];
  if (act === undefined) return;
  meanwhile = {};
  await act();
}

beforeAll(async () => {
  identity = await startTestIdentity({
    passwords: {
      hash: async (password) => {
        const salt = Math.random();
        await once('hash');
        return `strong:${salt}:${password}`;
      },
      verify: async (password, hash) => {
        await once('verify');
        return hash?.endsWith(`:${password}`) === true;
      },
      isOutdated: (hash) => hash.startsWith('weak:'),
    },
  });
  steps = sessionSteps(identity);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

beforeEach(() => {
  meanwhile = {};
});

async function reset(email: string, userId: string): Promise<void> {
  await steps.change(ANONYMOUS, 'requestPasswordReset', '', { email });
  const token = await identity.resetToken(userId);
  const { userErrors } = await steps.change(ANONYMOUS, 'resetPassword', '', {
    token,
    newPassword: NEW,
  });
  expect(userErrors).toEqual([]);
}

const refused = { userErrors: [{ code: 'CREDENTIALS_INVALID' }] };

test('a password that is reset while it is looked at opens nothing', async () => {
  const { input, userId } = await identity.register();
  meanwhile = { verify: () => reset(input.email, userId) };
  expect(await steps.tryLogin(input.email)).toMatchObject({ session: null, ...refused });
  const sessions = await identity.sql`
    select 1 from identity.sessions where user_id = ${userId} and ended_at is null`;
  expect(sessions).toHaveLength(0);
  await steps.login(input.email, { password: NEW });
});

test('nor does it lead to the second factor', async () => {
  const factors = factorSteps(identity, () => new Date());
  const { email, userId } = await factors.withTotp();
  meanwhile = { verify: () => reset(email, userId) };
  expect(await factors.login(email)).toMatchObject({ mfaChallenge: null, ...refused });
});

test('one that another sign-in stores at more cost meanwhile is the same password', async () => {
  const { input, userId } = await identity.register();
  await identity.sql`
    update identity.users set password_hash = ${`weak:${PASSWORD}`} where id = ${userId}`;
  meanwhile = { hash: () => steps.login(input.email) };
  await steps.login(input.email);
  meanwhile = { verify: () => steps.login(input.email) };
  await steps.login(input.email);
});
