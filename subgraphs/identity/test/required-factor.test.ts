import type { Role } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { decodeJwt } from 'jose';
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
    environment: { MFA_REQUIRED_ROLES: 'LOAN_OFFICER, ADMIN, PARTNER' },
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

async function signInWithTotp(email: string, secret: string) {
  advance(30_000);
  const { token } = await factors.challengeOf(email);
  return await factors.verifyMfa({ token, method: 'TOTP', code: factors.codeOf(secret) });
}

test('a sign-in with a second factor gives them', async () => {
  const { email, userId, secret } = await factors.withTotp();
  await steps.give(userId, 'ADMIN');
  const caller = factors.callerOf(await signInWithTotp(email, secret));
  expect(caller.roles).toEqual(['ADMIN', 'BORROWER']);
  const users = await identity.ask(caller, '{ users { edges { node { id } } } }');
  expect(users.errors).toBeUndefined();
});

test('who has not shown it acts for no partner either, as employee or as customer', async () => {
  const partnerId = newId('partner');
  await identity.sql`
    insert into identity.partners (id, version, name, created_by, created_at)
    values (${partnerId}, 1, 'Acme Homes', 'test', now())`;
  const attach = async (userId: string) => {
    await steps.give(userId, 'PARTNER');
    await identity.sql`update identity.users set partner_id = ${partnerId} where id = ${userId}`;
  };
  const plain = await identity.register();
  await attach(plain.userId);
  const { claims } = await steps.login(plain.input.email);
  expect(claims['roles']).toEqual(['BORROWER']);
  expect(claims).not.toHaveProperty('partner');

  const { email, userId, secret } = await factors.withTotp();
  await attach(userId);
  const { session } = await signInWithTotp(email, secret);
  expect(decodeJwt(session?.accessToken ?? '')).toMatchObject({
    partner: partnerId,
    roles: ['BORROWER', 'PARTNER'],
  });
});
