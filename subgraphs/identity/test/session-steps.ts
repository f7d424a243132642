import { ANONYMOUS, type Caller, type Client, type Role, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { decodeJwt, type JWTPayload } from 'jose';
import { PASSWORD, type TestIdentity } from './test-identity.ts';

export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly deviceToken: string | null;
  readonly claims: JWTPayload;
  readonly sessionId: string;
  /** As the gateway would see whoever shows the access token. */
  readonly caller: Caller;
}

interface Answer {
  readonly session: Pick<SignedIn, 'accessToken' | 'refreshToken' | 'deviceToken'> | null;
  readonly userErrors: readonly { readonly code: string }[];
}

const SESSION = 'session { accessToken refreshToken deviceToken } userErrors { code }';
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { ${SESSION} } }`;
const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SESSION} } }`;

/** A clock that stands still until it is moved. */
export function stoppedClock() {
  let now = Date.now();
  return {
    clock: () => new Date(now),
    advance: (ms: number) => {
      now += ms;
    },
  };
}

/** The administrator in a session that has just begun, which no test of anything else has to sign in to. */
export async function signedInAdministrator(
  identity: Pick<TestIdentity, 'sql'>,
  userId: string,
  at = new Date(),
): Promise<Caller & { readonly sessionId: string }> {
  const sessionId = newId('session');
  await identity.sql`
    insert into identity.sessions
      (id, user_id, methods, created_at, authenticated_at, last_used_at, expires_at)
    values (${sessionId}, ${userId}, '{PASSWORD}', ${at}, ${at}, ${at},
      ${new Date(at.getTime() + 12 * 3_600_000)})`;
  return { ...userCaller(userId, ['ADMIN'], undefined, sessionId), sessionId };
}

/** The steps that people take with their sessions, on a running identity. */
export function sessionSteps(identity: TestIdentity) {
  function signedIn(session: NonNullable<Answer['session']>): SignedIn {
    const claims = decodeJwt(session.accessToken);
    const sessionId = String(claims['sid']);
    const roles = claims['roles'] as Role[];
    return {
      ...session,
      claims,
      sessionId,
      caller: userCaller(String(claims.sub), roles, undefined, sessionId),
    };
  }

  async function answerOf(name: string, query: string, input: object, client?: Client) {
    const answer = await identity.ask(ANONYMOUS, query, { input }, client);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.[name] as Answer;
  }

  const tryLogin = (
    email: string,
    { client, ...input }: { client?: Client; password?: string; deviceToken?: string | null } = {},
  ) => answerOf('login', LOGIN, { email, password: PASSWORD, ...input }, client);

  /** The new session, or the codes of why there is none. */
  async function refresh(refreshToken: string): Promise<SignedIn | string[]> {
    const { session, userErrors } = await answerOf('refreshSession', REFRESH, { refreshToken });
    return session === null ? userErrors.map(({ code }) => code) : signedIn(session);
  }

  return {
    tryLogin,
    refresh,

    async login(...how: Parameters<typeof tryLogin>): Promise<SignedIn> {
      const { session, userErrors } = await tryLogin(...how);
      if (session === null) throw new Error(`No session: ${JSON.stringify(userErrors)}`);
      return signedIn(session);
    },

    async refreshed(refreshToken: string): Promise<SignedIn> {
      const answer = await refresh(refreshToken);
      if (Array.isArray(answer)) throw new Error(`No session: ${answer.join()}`);
      return answer;
    },

    /** Gives roles without the two administrators that it takes. */
    async give(userId: string, ...roles: Role[]): Promise<void> {
      for (const role of roles) {
        await identity.sql`insert into identity.user_roles values (${userId}, ${role}, 'test', now())`;
      }
    },

    /** Ids of the sessions that were ended, of which the gateway was told. */
    async ended(userId: string): Promise<readonly string[]> {
      const events = await identity.events('identity.session.ended');
      return events
        .filter(({ data }) => data['userId'] === userId)
        .map(({ data }) => String(data['sessionId']));
    },

    /** Kinds of the mails to somebody that were asked for, oldest first. */
    async mails(userId: string): Promise<readonly string[]> {
      const rows = await identity.sql<{ kind: string }[]>`
        select data -> 'request' ->> 'kind' as kind from identity_jobs.job
        where name = 'send-mail' and data -> 'request' ->> 'userId' = ${userId}
        order by created_on, id`;
      return rows.map(({ kind }) => kind);
    },

    /** Runs a mutation; gives its payload. */
    async change(
      caller: Caller,
      name: string,
      selection: string,
      input?: Record<string, unknown>,
    ): Promise<Record<string, unknown> & { userErrors: { code: string; path?: string[] }[] }> {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const [declared, passed] =
        input === undefined ? ['', ''] : [`($input: ${type}!)`, '(input: $input)'];
      const answer = await identity.ask(
        caller,
        `mutation ${declared} { ${name}${passed} { ${selection} userErrors { code path } } }`,
        input === undefined ? {} : { input },
      );
      if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
      return answer.data?.[name] as never;
    },
  };
}
