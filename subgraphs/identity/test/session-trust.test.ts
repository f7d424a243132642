import { ANONYMOUS, type Caller } from '@blockscore/caller';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factorSteps } from './factor-steps.ts';
import { whileItWaits } from './lock-steps.ts';
import { type SignedIn, sessionSteps, signedInAdministrator } from './session-steps.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;
let factors: ReturnType<typeof factorSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
  factors = factorSteps(identity, () => new Date());
  admin = await signedInAdministrator(identity, (await identity.register()).userId);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const NEW = 'another good password';
let admin: Caller;
let counter = 0;

type Payload = Awaited<ReturnType<typeof steps.change>>;
const codesOf = ({ userErrors }: Payload) => userErrors.map(({ code }) => code);

/** Somebody whose session a thief is in too, and has asked there for an address of their own. */
async function robbed() {
  counter += 1;
  const { input, userId } = await identity.register();
  const owner = await steps.login(input.email);
  const thief = await steps.login(input.email);
  const requested = await changeAddress(thief.caller, `thief${counter}@example.com`);
  expect(requested.userErrors).toEqual([]);
  return { email: input.email, userId, owner, thief, token: await identity.mailedToken(userId) };
}

const changeAddress = (caller: Caller, email: string) =>
  steps.change(caller, 'requestEmailChange', '', { email });

async function mutate(name: string, input: Record<string, unknown>): Promise<Payload> {
  return await steps.change(ANONYMOUS, name, '', input);
}

type Robbed = Awaited<ReturnType<typeof robbed>>;

describe('an address that a thief has asked for is not had', () => {
  const ways: readonly (readonly [string, (victim: Robbed) => Promise<Payload>])[] = [
    [
      'a reset of the password',
      async ({ email, userId }) => {
        await mutate('requestPasswordReset', { email });
        const token = await identity.resetToken(userId);
        return await mutate('resetPassword', { token, newPassword: NEW });
      },
    ],
    [
      'a change of the password',
      ({ owner }) =>
        steps.change(owner.caller, 'changePassword', '', {
          currentPassword: PASSWORD,
          newPassword: NEW,
        }),
    ],
    [
      'the end of all other sessions',
      ({ owner }) => steps.change(owner.caller, 'revokeOtherSessions', ''),
    ],
    [
      'the end of the session',
      ({ owner, thief }) =>
        steps.change(owner.caller, 'revokeSession', '', { id: thief.sessionId }),
    ],
    [
      'the end of all sessions',
      ({ userId }) => steps.change(admin, 'endUserSessions', '', { userId }),
    ],
    [
      'a suspension, though it was lifted',
      async ({ userId }) => {
        await steps.change(admin, 'suspendUser', '', { userId, reason: 'Reported as stolen' });
        return await steps.change(admin, 'reinstateUser', '', { userId });
      },
    ],
  ];

  test.each(ways)('after %s', async (_, act) => {
    const victim = await robbed();
    expect(codesOf(await act(victim))).toEqual([]);
    expect(codesOf(await mutate('verifyEmail', { token: victim.token }))).toEqual([
      'TOKEN_INVALID',
    ]);
  });

  test('while the account is suspended, however that came about', async () => {
    const { userId, token } = await robbed();
    await identity.sql`update identity.users set suspended_at = now() where id = ${userId}`;
    expect(codesOf(await mutate('verifyEmail', { token }))).toEqual(['TOKEN_INVALID']);
    await identity.sql`update identity.users set suspended_at = null where id = ${userId}`;
    expect(codesOf(await mutate('verifyEmail', { token }))).toEqual([]);
  });

  test('once it is theirs, the link of before still tells so, and ends with nothing', async () => {
    const { owner, token } = await robbed();
    expect(codesOf(await mutate('verifyEmail', { token }))).toEqual([]);
    expect(codesOf(await steps.change(owner.caller, 'revokeOtherSessions', ''))).toEqual([]);
    expect(codesOf(await mutate('verifyEmail', { token }))).toEqual([]);
  });
});

describe('a session that ended while its request waited', () => {
  const requests: readonly (readonly [string, (session: SignedIn) => Promise<unknown>])[] = [
    ['asks for no address', ({ caller }) => changeAddress(caller, 'late@example.com')],
    ['adds no app', ({ caller }) => factors.enrollTotp(caller)],
    ['ends no others', ({ caller }) => steps.change(caller, 'revokeOtherSessions', '')],
    [
      'changes no password',
      ({ caller }) =>
        steps.change(caller, 'changePassword', '', { currentPassword: PASSWORD, newPassword: NEW }),
    ],
  ];

  test.each(requests)('%s', async (_, request) => {
    const { input, userId } = await identity.register();
    const session = await steps.login(input.email);
    const late = await whileItWaits(
      identity,
      userId,
      () => request(session),
      (tx) => tx`update identity.sessions set ended_at = now() where id = ${session.sessionId}`,
    );
    expect(late).toMatchObject({ userErrors: [{ code: 'SESSION_ENDED' }] });
  });

  test('adds no passkey that was begun before', async () => {
    const { userId, caller } = await factors.signUp();
    const { token } = await factors.beginRegistration(caller);
    const late = await whileItWaits(
      identity,
      userId,
      () => factors.finishRegistration(caller, { token, credential: {} }),
      (tx) =>
        tx`update identity.sessions set ended_at = now() where id = ${caller.sessionId ?? ''}`,
    );
    expect(late).toMatchObject({ userErrors: [{ code: 'SESSION_ENDED' }] });
  });
});

describe('a session of the password alone, once there is a second factor', () => {
  test('changes nothing of weight before it has shown that factor', async () => {
    const { email, caller } = await factors.signUp();
    const { caller: old } = await steps.login(email);
    const begun = await factors.beginRegistration(old);
    const secret = (await factors.enrollTotp(caller)).secret ?? '';
    await factors.confirmTotp(caller, factors.codeOf(secret));

    const tries = [
      () => changeAddress(old, 'free@example.com'),
      () => steps.change(old, 'revokeOtherSessions', ''),
      () => factors.disableTotp(old),
      () => factors.regenerate(old),
      () => factors.beginRegistration(old),
      () => factors.finishRegistration(old, { token: begun.token, credential: {} }),
      () =>
        steps.change(old, 'changePassword', '', { currentPassword: PASSWORD, newPassword: NEW }),
    ];
    for (const attempt of tries) {
      expect(await attempt()).toMatchObject({
        userErrors: [{ code: 'REAUTHENTICATION_REQUIRED' }],
      });
    }
    expect((await changeAddress(caller, 'free@example.com')).userErrors).toEqual([]);

    const shown = { password: PASSWORD, method: 'TOTP', code: factors.codeOf(secret, 1) };
    const proven = factors.callerOf(await factors.reauthenticate(old, shown));
    expect((await factors.regenerate(proven)).userErrors).toEqual([]);
  });
});
