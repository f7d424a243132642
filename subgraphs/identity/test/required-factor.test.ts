import type { Role } from '@blockscore/caller';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factorSteps } from './factor-steps.ts';
import { sessionSteps, stoppedClock } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

const { clock, advance } = stoppedClock();
let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;
let factors: ReturnType<typeof factorSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({
    clock,
    passwords: QUICK_PASSWORDS,
    environment: { MFA_REQUIRED_ROLES: 'LOAN_OFFICER, ADMIN' },
  });
  steps = sessionSteps(identity);
  factors = factorSteps(identity, clock);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const rolesOf = ({ claims }: { readonly claims: { readonly [claim: string]: unknown } }) =>
  claims['roles'] as Role[];

test('roles that need a second factor are of no use in a session without one', async () => {
  const { input, userId } = await identity.register();
  await steps.give(userId, 'LOAN_OFFICER', 'ADMIN', 'ANALYST');
  const session = await steps.login(input.email);
  expect(rolesOf(session)).toEqual(['ANALYST', 'BORROWER']);
  expect(session.claims['amr']).toEqual(['pwd']);
  expect(rolesOf(await steps.refreshed(session.refreshToken))).toEqual(['ANALYST', 'BORROWER']);

  for (const [mutation, input] of [
    ['suspendUser', { userId, reason: 'x' }],
    ['grantRole', { userId, role: 'ANALYST' }],
    ['endUserSessions', { userId }],
  ] as const) {
    const refused = steps.change(session.caller, mutation, '', input);
    await expect(refused, mutation).rejects.toThrow('FORBIDDEN');
  }
  const users = await identity.ask(session.caller, '{ users { edges { node { id } } } }');
  expect(users.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  // What people hold is shown to them all the same, so that they see what a factor would give.
  const me = await identity.ask(session.caller, '{ me { roles } }');
  expect(me.data).toEqual({ me: { roles: ['ADMIN', 'ANALYST', 'BORROWER', 'LOAN_OFFICER'] } });
});

test('a sign-in with a second factor gives them', async () => {
  const { email, userId, secret } = await factors.withTotp();
  await steps.give(userId, 'ADMIN');
  advance(30_000);
  const challenge = await factors.challengeOf(email);
  const payload = await factors.verifyMfa({
    token: challenge.token,
    method: 'TOTP',
    code: factors.codeOf(secret),
  });
  const caller = factors.callerOf(payload);
  expect(caller.roles).toEqual(['ADMIN', 'BORROWER']);
  const users = await identity.ask(caller, '{ users { edges { node { id } } } }');
  expect(users.errors).toBeUndefined();
});
