import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { factorSteps } from './factor-steps.ts';
import { type SignedIn, sessionSteps, signedInAdministrator } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;
/** Signed in as administrator, and not among those who are counted. */
let someAdmin: Caller;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
  someAdmin = await signedInAdministrator(identity, (await identity.register()).userId);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

beforeEach(async () => {
  await identity.sql`delete from identity.user_roles where role = 'ADMIN'`;
});

const USER = 'user { id suspendedAt suspensionReason }';

const suspend = (userId: string, reason = 'Reported as stolen', caller: Caller = someAdmin) =>
  steps.change(caller, 'suspendUser', USER, { userId, reason });
const reinstate = (userId: string) => steps.change(someAdmin, 'reinstateUser', USER, { userId });
const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }) =>
  userErrors.map(({ code }) => code);

async function administrator() {
  const { input, userId } = await identity.register();
  await steps.give(userId, 'ADMIN');
  return { email: input.email, userId, caller: await signedInAdministrator(identity, userId) };
}

describe('suspending somebody', () => {
  test('ends their sessions, keeps them out, and tells them and the gateway', async () => {
    const { input, userId } = await identity.register();
    const sessions: SignedIn[] = [await steps.login(input.email), await steps.login(input.email)];
    const answer = await suspend(userId, '  Reported as stolen ');
    expect(answer).toEqual({
      user: {
        id: userId,
        suspendedAt: expect.any(String),
        suspensionReason: 'Reported as stolen',
      },
      userErrors: [],
    });
    for (const { refreshToken } of sessions) {
      expect(await steps.refresh(refreshToken)).toEqual(['SESSION_ENDED']);
    }
    expect([...(await steps.ended(userId))].sort()).toEqual(
      sessions.map(({ sessionId }) => sessionId).sort(),
    );
    const before = Number(sessions[0]?.claims['ver']);
    const events = await identity.events('identity.user.suspended');
    expect(events.at(-1)).toMatchObject({
      aggregate: { type: 'user', id: userId, version: before + 1 },
      actor: { kind: 'USER', id: someAdmin.id },
      data: { userId },
    });
    expect(await steps.mails(userId)).toContain('ACCOUNT_SUSPENDED');
    const [row] = await identity.sql`select * from identity.users where id = ${userId}`;
    expect(JSON.stringify(row)).not.toContain('stolen');
  });

  test('only who knows the password learns of it, also with a second factor', async () => {
    const plain = await identity.register();
    const guarded = await factorSteps(identity, () => new Date()).withTotp();
    for (const [email, userId] of [
      [plain.input.email, plain.userId],
      [guarded.email, guarded.userId],
    ] as const) {
      await suspend(userId);
      const right = await steps.tryLogin(email);
      expect(right).toEqual({ session: null, userErrors: [{ code: 'ACCOUNT_SUSPENDED' }] });
      const wrong = await steps.tryLogin(email, { password: 'not the password' });
      const unknown = await steps.tryLogin('nobody@example.com');
      expect(wrong).toEqual(unknown);
      expect(codesOf(wrong)).toEqual(['CREDENTIALS_INVALID']);
    }
  });

  test('a sign-in that began before comes too late with its second factor', async () => {
    const factors = factorSteps(identity, () => new Date());
    const { email, userId, codes } = await factors.withTotp();
    const { mfaChallenge } = await factors.login(email);
    await suspend(userId);
    const late = await factors.verifyMfa({
      token: mfaChallenge?.token,
      method: 'RECOVERY_CODE',
      code: codes[0],
    });
    expect(late.session).toBeNull();
    expect(late.userErrors).toMatchObject([{ code: 'ACCOUNT_SUSPENDED' }]);
  });

  test('who is reinstated signs in again, and what was ended stays so', async () => {
    const { input, userId } = await identity.register();
    const { refreshToken } = await steps.login(input.email);
    await suspend(userId);
    expect(codesOf(await suspend(userId))).toEqual(['USER_ALREADY_SUSPENDED']);
    expect(await reinstate(userId)).toEqual({
      user: { id: userId, suspendedAt: null, suspensionReason: null },
      userErrors: [],
    });
    expect(codesOf(await reinstate(userId))).toEqual(['USER_NOT_SUSPENDED']);
    expect(await steps.refresh(refreshToken)).toEqual(['SESSION_ENDED']);
    const { claims } = await steps.login(input.email);
    const events = await identity.events('identity.user.reinstated');
    expect(events.at(-1)).toMatchObject({
      aggregate: { type: 'user', id: userId, version: claims['ver'] },
    });
    expect(await steps.mails(userId)).toContain('ACCOUNT_REINSTATED');
  });

  test('nobody suspends themselves, and nobody the last administrator who can sign in', async () => {
    const [a, b] = [await administrator(), await administrator()];
    expect(codesOf(await suspend(a.userId, 'x', a.caller))).toEqual(['OWN_ACCOUNT']);
    expect(codesOf(await suspend(b.userId, 'x', a.caller))).toEqual([]);
    expect(codesOf(await suspend(a.userId))).toEqual(['LAST_ADMIN']);
    const revoke = (userId: string) =>
      steps.change(someAdmin, 'revokeRole', '', { userId, role: 'ADMIN' });
    expect(codesOf(await revoke(a.userId))).toEqual(['LAST_ADMIN']);
  });

  test('two administrators who suspend each other at once leave one', async () => {
    for (let round = 1; round <= 3; round += 1) {
      await identity.sql`delete from identity.user_roles where role = 'ADMIN'`;
      const [a, b] = [await administrator(), await administrator()];
      const both = await Promise.all([
        suspend(a.userId, 'x', b.caller),
        suspend(b.userId, 'x', a.caller),
      ]);
      expect(both.flatMap(codesOf)).toEqual(['LAST_ADMIN']);
    }
  });

  test('what a suspended administrator has proposed counts no more', async () => {
    const [a, b, c] = [await administrator(), await administrator(), await administrator()];
    const { userId } = await identity.register();
    const grant = (caller: Caller) =>
      steps.change(caller, 'grantRole', 'pending', { userId, role: 'LOAN_OFFICER' });
    expect(await grant(a.caller)).toMatchObject({ pending: true });
    await suspend(a.userId, 'x', b.caller);
    expect(await grant(b.caller)).toMatchObject({ pending: true });
    expect(await grant(c.caller)).toMatchObject({ pending: false, userErrors: [] });
  });

  test('a reason has to be given, of bounded length', async () => {
    const { userId } = await identity.register();
    for (const reason of ['', '   ', 'x'.repeat(501), 'x'.repeat(100_000), '\ud800']) {
      const { userErrors } = await suspend(userId, reason);
      expect(userErrors).toEqual([{ code: 'REASON_INVALID', path: ['input', 'reason'] }]);
    }
    for (const id of [newId('user'), 'rubbish']) {
      expect(codesOf(await suspend(id))).toEqual(['NOT_FOUND']);
      expect(codesOf(await reinstate(id))).toEqual(['NOT_FOUND']);
    }
  });

  test('only administrators may, and only they read why', async () => {
    const { userId } = await identity.register();
    await suspend(userId);
    const officer = userCaller(newId('user'), ['LOAN_OFFICER', 'COMPLIANCE_OFFICER']);
    await expect(suspend(userId, 'x', officer)).rejects.toThrow('FORBIDDEN');
    const read = async (caller: Caller) => {
      const representation = { __typename: 'User', id: userId };
      const answer = await identity.entities(
        caller,
        [representation],
        '... on User { suspensionReason }',
      );
      return answer.data?.['_entities'];
    };
    expect(await read(officer)).toEqual([{ suspensionReason: null }]);
    expect(await read(userCaller(userId, []))).toEqual([{ suspensionReason: null }]);
    expect(await read(someAdmin)).toEqual([{ suspensionReason: 'Reported as stolen' }]);
  });
});
