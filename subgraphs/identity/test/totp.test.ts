import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, factorSteps } from './factor-steps.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof factorSteps>;
let now = new Date();
const clock = () => now;
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

beforeAll(async () => {
  identity = await startTestIdentity({
    clock,
    passwords: QUICK_PASSWORDS,
    environment: { MFA_REQUIRED_ROLES: 'BORROWER' },
  });
  steps = factorSteps(identity, clock);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const changesOf = async (userId: string) =>
  (await identity.events('identity.factor.changed'))
    .filter((event) => event.data['userId'] === userId)
    .map((event) => `${event.data['factor']} ${event.data['change']}`);

describe('an authenticator app', () => {
  test('is added by its first code, and asked for from then on', async () => {
    const { caller, email, userId } = await steps.signUp();
    const enrolled = await steps.enrollTotp(caller);
    expect(enrolled.otpauthUri).toContain(`secret=${enrolled.secret}`);
    expect(enrolled.qrCode).toMatch(/^<svg /);
    // Not confirmed: nothing is asked for yet.
    expect((await steps.login(email)).session).not.toBeNull();
    const secret = enrolled.secret ?? '';
    const wrong = await steps.confirmTotp(caller, steps.wrongCodeOf(secret));
    expect(codesOf(wrong)).toEqual(['CODE_INVALID']);
    const confirmed = await steps.confirmTotp(caller, steps.codeOf(secret));
    expect(confirmed.userErrors).toEqual([]);
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    expect(await changesOf(userId)).toEqual(['TOTP ADDED']);

    const { session, mfaChallenge } = await steps.login(email);
    expect(session).toBeNull();
    expect(mfaChallenge?.methods).toEqual(['TOTP', 'RECOVERY_CODE']);
    expect(mfaChallenge?.passkeyOptions).toBeNull();
    expect(new Date(mfaChallenge?.expiresAt ?? 0).getTime()).toBe(now.getTime() + 300_000);
    const { token } = mfaChallenge ?? {};
    const answered = await steps.verifyMfa({
      token,
      method: 'TOTP',
      code: steps.codeOf(secret, 1),
    });
    const claims = decodeJwt(answered.session?.accessToken ?? '');
    expect(claims).toMatchObject({ sub: userId, amr: ['pwd', 'otp'] });
  });

  test('gives the session that added it the roles that need a second factor', async () => {
    const { caller, confirmed } = await steps.withTotp();
    expect(caller.roles).toEqual([]);
    expect(decodeJwt(confirmed.session?.accessToken ?? '')['roles']).toEqual(['BORROWER']);
  });

  test('keeps its secret and its codes out of the database', async () => {
    const { secret, codes } = await steps.withTotp();
    const rows = await identity.sql`
      select (select jsonb_agg(t) from identity.totp_factors t)::text
          || (select jsonb_agg(r) from identity.recovery_codes r)::text
          || (select jsonb_agg(o) from identity.outbox o)::text as all`;
    const text = String(rows[0]?.['all']);
    expect(text).not.toContain(secret);
    for (const code of codes) expect(text).not.toContain(code.replaceAll('-', ''));
    expect(codes[0]).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/);
  });

  test('is added once, within an hour, and only by who signed in within ten minutes', async () => {
    const { caller, secret } = await steps.withTotp();
    expect(codesOf(await steps.enrollTotp(caller))).toEqual(['TOTP_ALREADY_ENABLED']);
    const again = await steps.confirmTotp(caller, steps.codeOf(secret, 1));
    expect(codesOf(again)).toEqual(['TOTP_NOT_ENROLLED']);

    const other = await steps.signUp();
    pass(601);
    expect(codesOf(await steps.enrollTotp(other.caller))).toEqual(['REAUTHENTICATION_REQUIRED']);
    for (const change of ['disableTotp', 'regenerate'] as const) {
      expect(codesOf(await steps[change](caller))).toEqual(['REAUTHENTICATION_REQUIRED']);
    }
    const proveAnew = async (by: typeof caller) =>
      steps.callerOf(await steps.reauthenticate(by, { password: PASSWORD }));
    const fresh = await proveAnew(other.caller);
    const late = (await steps.enrollTotp(fresh)).secret ?? '';
    pass(3_601);
    const confirmed = await steps.confirmTotp(await proveAnew(fresh), steps.codeOf(late));
    expect(codesOf(confirmed)).toEqual(['TOTP_NOT_ENROLLED']);
  });

  test('is removed with its recovery codes, and nothing is asked for then', async () => {
    const { caller, email, userId } = await steps.withTotp();
    expect((await steps.disableTotp(caller)).user?.factors).toEqual({ methods: [] });
    expect(codesOf(await steps.disableTotp(caller))).toEqual(['TOTP_NOT_ENROLLED']);
    expect(codesOf(await steps.regenerate(caller))).toEqual(['FACTOR_REQUIRED']);
    expect(await changesOf(userId)).toEqual([
      'TOTP ADDED',
      'TOTP REMOVED',
      'RECOVERY_CODES REMOVED',
    ]);
    expect(await steps.mails(userId)).toEqual(['FACTOR_ADDED TOTP', 'FACTOR_REMOVED TOTP']);
    const left = await identity.sql`
      select 1 from identity.recovery_codes where user_id = ${userId}`;
    expect(left).toEqual([]);
    // The session has shown nothing that still counts, so its next token gives no such role.
    const [row] = await identity.sql`
      select methods from identity.sessions where id = ${caller.sessionId ?? ''}`;
    expect(row?.['methods']).toEqual(['PASSWORD']);
    expect((await steps.login(email)).session).not.toBeNull();
  });

  test('is for people with a session: nobody else adds or removes anything', async () => {
    const { userId, caller } = await steps.withTotp();
    const others = [
      userCaller(userId, ['BORROWER']),
      userCaller(userId, ['BORROWER'], undefined, newId('session')),
      userCaller(newId('user'), ['BORROWER'], undefined, caller.sessionId),
    ];
    for (const other of others) {
      expect(codesOf(await steps.enrollTotp(other))).toEqual(['SESSION_ENDED']);
      expect(codesOf(await steps.disableTotp(other))).toEqual(['SESSION_ENDED']);
      expect(codesOf(await steps.regenerate(other))).toEqual(['SESSION_ENDED']);
    }
    const answer = await identity.ask(
      ANONYMOUS,
      'mutation { disableTotp { userErrors { code } } }',
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('a code', () => {
  test('is good once, be it at ten places at the same moment', async () => {
    const { email, secret } = await steps.withTotp();
    pass(60);
    const code = steps.codeOf(secret);
    const tokens = await Promise.all(
      Array.from({ length: 10 }, async () => (await steps.challengeOf(email)).token),
    );
    const answers = await Promise.all(
      tokens.map((token) => steps.verifyMfa({ token, method: 'TOTP', code })),
    );
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
    const { token } = await steps.challengeOf(email);
    expect(codesOf(await steps.verifyMfa({ token, method: 'TOTP', code }))).not.toEqual([]);
  });

  test('that confirmed the app, and one of before a used one, are spent too', async () => {
    const { email, secret } = await steps.withTotp();
    const { token } = await steps.challengeOf(email);
    const confirming = { token, method: 'TOTP', code: steps.codeOf(secret) };
    expect(codesOf(await steps.verifyMfa(confirming))).toEqual(['CODE_INVALID']);
    const next = { token, method: 'TOTP', code: steps.codeOf(secret, 1) };
    expect((await steps.verifyMfa(next)).session).not.toBeNull();
    pass(30);
    const again = (await steps.challengeOf(email)).token;
    const older = { token: again, method: 'TOTP', code: steps.codeOf(secret, -1) };
    expect(codesOf(await steps.verifyMfa(older))).toEqual(['CODE_INVALID']);
  });

  test('for a recovery is good once, however it is typed, and says how many are left', async () => {
    const { email, userId, codes } = await steps.withTotp();
    const use = async (code: string | undefined) => {
      const { token } = await steps.challengeOf(email);
      return await steps.verifyMfa({ token, method: 'RECOVERY_CODE', code });
    };
    const [first = '', second = ''] = codes;
    expect((await use(first.toLowerCase().replaceAll('-', ' '))).session).not.toBeNull();
    expect(codesOf(await use(first))).toEqual(['CODE_INVALID']);
    const answers = await Promise.all([use(second), use(second), use(second)]);
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
    expect(await changesOf(userId)).toEqual([
      'TOTP ADDED',
      'RECOVERY_CODES USED',
      'RECOVERY_CODES USED',
    ]);
    expect(await steps.mails(userId)).toEqual([
      'FACTOR_ADDED TOTP',
      'RECOVERY_CODE_USED 9',
      'RECOVERY_CODE_USED 8',
    ]);
  });

  test('for a recovery is one’s own, and worth nothing once there are new ones', async () => {
    const { email, caller, codes } = await steps.withTotp();
    const other = await steps.withTotp();
    const use = async (code: string | undefined) => {
      const { token } = await steps.challengeOf(email);
      return codesOf(await steps.verifyMfa({ token, method: 'RECOVERY_CODE', code }));
    };
    expect(await use(other.codes[0])).toEqual(['CODE_INVALID']);
    const fresh = (await steps.regenerate(caller)).recoveryCodes ?? [];
    expect(fresh).toHaveLength(10);
    expect(await use(codes[0])).toEqual(['CODE_INVALID']);
    expect(await use(fresh[0])).toEqual([]);
  });
});

test('what somebody has is theirs to see; an administrator sees which kinds there are', async () => {
  const { caller, userId } = await steps.withTotp();
  const OWN = 'factors { methods totp { confirmedAt } recoveryCodesRemaining passkeys { id } }';
  const own = await identity.ask(caller, `{ me { ${OWN} passkeys { id } } }`);
  expect(own.data?.['me']).toEqual({
    factors: {
      methods: ['TOTP', 'RECOVERY_CODE'],
      totp: { confirmedAt: now.toISOString() },
      recoveryCodesRemaining: 10,
      passkeys: [],
    },
    passkeys: [],
  });
  const admin = userCaller(newId('user'), ['ADMIN']);
  const kinds = await identity.entities(
    admin,
    [{ __typename: 'User', id: userId }],
    '... on User { factors { methods } }',
  );
  expect(kinds.data?.['_entities']).toEqual([{ factors: { methods: ['TOTP', 'RECOVERY_CODE'] } }]);
  for (const field of ['factors { totp { confirmedAt } }', 'passkeys { id }']) {
    const refused = await identity.entities(
      admin,
      [{ __typename: 'User', id: userId }],
      `... on User { ${field} }`,
    );
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  }
});
