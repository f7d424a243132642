import { ANONYMOUS, type Caller, userCaller } from '@blockscore/caller';
import { decodeJwt } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { Authenticator, type Misbehaviour } from './authenticator.ts';
import { PASSWORD, type TestIdentity } from './test-identity.ts';

/** What a mutation of second factors answers with; each test asks for what it needs. */
export interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly session?: {
    readonly accessToken: string;
    readonly refreshToken?: string;
    readonly user?: Record<string, unknown>;
  } | null;
  readonly mfaChallenge?: {
    readonly token: string;
    readonly methods: readonly string[];
    readonly expiresAt: string;
    readonly passkeyOptions: Record<string, unknown> | null;
  } | null;
  readonly recoveryCodes?: readonly string[] | null;
  readonly secret?: string | null;
  readonly otpauthUri?: string | null;
  readonly qrCode?: string | null;
  readonly token?: string | null;
  readonly options?: Record<string, unknown> | null;
  readonly passkey?: { readonly id: string; readonly name: string } | null;
  readonly user?: { readonly factors: Record<string, unknown> } | null;
}

export interface Person {
  readonly email: string;
  readonly userId: string;
  /** In the session that they signed in to last. */
  readonly caller: Caller;
}

const ERRORS = 'userErrors { code message }';
const SESSION = 'session { accessToken user { id factors { methods } } }';

/**
 * The steps that people take with second factors, on a running identity with a clock of its own.
 *
 * @param address where they come from; without one, identity is told none
 */
export function factorSteps(identity: TestIdentity, clock: () => Date, address?: string) {
  const client = address === undefined ? undefined : { address, agent: 'test' };

  async function call(caller: Caller, name: string, selection: string, input?: unknown) {
    const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const [declared, passed] =
      input === undefined ? ['', ''] : [`($input: ${typeName}!)`, '(input: $input)'];
    const answer = await identity.ask(
      caller,
      `mutation ${declared} { ${name}${passed} { ${selection} ${ERRORS} } }`,
      input === undefined ? {} : { input },
      client,
    );
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.[name] as Payload;
  }

  /** As the gateway would see whoever shows this token. */
  function callerOf(payload: Payload | undefined): Caller {
    const token = payload?.session?.accessToken;
    if (token === undefined) throw new Error(`No session: ${JSON.stringify(payload)}`);
    const claims = decodeJwt(token);
    return userCaller(
      String(claims.sub),
      claims['roles'] as Caller['roles'],
      undefined,
      String(claims['sid']),
    );
  }

  const login = (email: string, password = PASSWORD) =>
    call(ANONYMOUS, 'login', `${SESSION} mfaChallenge { token methods expiresAt passkeyOptions }`, {
      email,
      password,
    });

  const steps = {
    login,
    callerOf,

    async signUp(changes: Record<string, unknown> = {}): Promise<Person> {
      const { input, userId } = await identity.register(changes);
      return { email: input.email, userId, caller: callerOf(await login(input.email)) };
    },

    verifyMfa: (input: Record<string, unknown>) => call(ANONYMOUS, 'verifyMfa', SESSION, input),
    reauthenticate: (caller: Caller, input: Record<string, unknown>) =>
      call(caller, 'reauthenticate', 'session { accessToken refreshToken }', input),
    enrollTotp: (caller: Caller) => call(caller, 'enrollTotp', 'secret otpauthUri qrCode'),
    confirmTotp: (caller: Caller, code: string) =>
      call(caller, 'confirmTotp', `recoveryCodes ${SESSION}`, { code }),
    disableTotp: (caller: Caller) => call(caller, 'disableTotp', 'user { factors { methods } }'),
    regenerate: (caller: Caller) => call(caller, 'regenerateRecoveryCodes', 'recoveryCodes'),

    /** The code that an app shows, so many steps from now. */
    codeOf: (secret: string, stepsFromNow = 0) =>
      TOTP.generate({
        secret: Secret.fromBase32(secret),
        timestamp: clock().getTime() + stepsFromNow * 30_000,
      }),

    /** Six digits that the app shows neither now nor in the minutes around it. */
    wrongCodeOf(secret: string): string {
      const shown = [-3, -2, -1, 0, 1, 2, 3].map((step) => steps.codeOf(secret, step));
      const wrong = Array.from({ length: shown.length + 1 }, (_, n) => String(n).padStart(6, '0'));
      return wrong.find((code) => !shown.includes(code)) ?? '';
    },

    /** Somebody new with an authenticator app, whose present code is spent. */
    async withTotp(changes: Record<string, unknown> = {}) {
      const person = await steps.signUp(changes);
      const secret = (await steps.enrollTotp(person.caller)).secret ?? '';
      const confirmed = await steps.confirmTotp(person.caller, steps.codeOf(secret));
      return { ...person, secret, confirmed, codes: confirmed.recoveryCodes ?? [] };
    },

    async challengeOf(email: string) {
      const { mfaChallenge } = await login(email);
      if (mfaChallenge == null) throw new Error('No second factor was asked for.');
      return mfaChallenge;
    },

    beginRegistration: (caller: Caller, name = 'Laptop') =>
      call(caller, 'beginPasskeyRegistration', 'token options', { name }),
    finishRegistration: (caller: Caller, input: Record<string, unknown>) =>
      call(
        caller,
        'finishPasskeyRegistration',
        `passkey { id name } recoveryCodes ${SESSION}`,
        input,
      ),
    beginLogin: (input: Record<string, unknown> = {}) =>
      call(ANONYMOUS, 'beginPasskeyLogin', 'token options', input),
    finishLogin: (input: Record<string, unknown>) =>
      call(ANONYMOUS, 'finishPasskeyLogin', SESSION, input),
    removePasskey: (caller: Caller, id: string) =>
      call(caller, 'removePasskey', 'user { factors { methods } }', { id }),
    renamePasskey: (caller: Caller, id: string, name: string) =>
      call(caller, 'renamePasskey', 'passkey { id name }', { id, name }),

    /** What was mailed to somebody about factors, oldest first. */
    async mails(userId: string) {
      const rows = await identity.sql<{ request: Record<string, unknown> }[]>`
        select data -> 'request' as request from identity_jobs.job
        where name = 'send-mail' and data -> 'request' ->> 'userId' = ${userId}
        order by created_on, id`;
      return rows.flatMap(({ request: { kind, factor, remaining } }) =>
        factor === undefined && remaining === undefined ? [] : [`${kind} ${factor ?? remaining}`],
      );
    },

    /** Adds a passkey to somebody. */
    async addPasskey(caller: Caller, name = 'Laptop', wrong: Misbehaviour = {}) {
      const authenticator = new Authenticator();
      const begun = await steps.beginRegistration(caller, name);
      const added = await steps.finishRegistration(caller, {
        token: begun.token,
        credential: authenticator.create(begun.options, wrong),
      });
      return { authenticator, begun, added };
    },

    /** Tries to sign in by a passkey alone. */
    async passkeyLogin(
      authenticator: Authenticator,
      wrong: Misbehaviour = {},
      input: Record<string, unknown> = {},
    ) {
      const { token, options } = await steps.beginLogin(input);
      return await steps.finishLogin({ token, credential: authenticator.get(options, wrong) });
    },
  };
  return steps;
}

export const codesOf = (payload: Payload) => payload.userErrors.map(({ code }) => code);
