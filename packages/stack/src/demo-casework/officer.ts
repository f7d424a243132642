import type { DemoUser } from '../demo.ts';
import { describeError, StackError } from '../stack-error.ts';

const ANSWER_MS = 30_000;

/** That what a demo officer did was refused, by the user errors of the mutation. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

type Variables = Readonly<Record<string, unknown>>;

/** One of the demo officers, who works through the gateway as anybody does. */
export interface DemoOfficer {
  readonly id: string;
  /** @throws StackError where the answer is an error */
  readonly ask: <Data>(query: string, variables: Variables) => Promise<Data>;
  /**
   * Runs a mutation whose input is called by its name.
   * @returns its payload
   * @throws Refused for user errors
   * @throws StackError where the answer is an error
   */
  readonly act: <Payload>(
    mutation: string,
    input: Variables,
    selection: string,
  ) => Promise<Payload>;
}

interface SignedIn {
  readonly login: {
    readonly session: {
      readonly accessToken: string;
      readonly user: { readonly id: string };
    } | null;
  };
}

const LOGIN = `mutation Login($email: String!, $password: String!) {
  login(input: { email: $email, password: $password }) { session { accessToken user { id } } }
}`;

/**
 * Signs a demo officer in by their public password.
 *
 * @param endpoint where the gateway answers GraphQL
 * @throws StackError where that is not their password any more, or not enough
 */
export async function signIn(
  endpoint: string,
  { email, password }: Pick<DemoUser, 'email' | 'password'>,
): Promise<DemoOfficer> {
  const { login } = await send<SignedIn>(endpoint, {}, LOGIN, { email, password });
  if (login.session === null) {
    throw new StackError(
      `${email} does not sign in by the demo password alone, so that nobody works on the demo's cases; \`npm start -- --fresh\` begins anew`,
    );
  }
  const { accessToken, user } = login.session;
  const signed = { authorization: `Bearer ${accessToken}` };
  return {
    id: user.id,
    ask: (query, variables) => send(endpoint, signed, query, variables),
    async act<Payload>(mutation: string, input: Variables, selection: string) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation Act($input: ${type}!) {
        ${mutation}(input: $input) { ${selection} userErrors { code message } }
      }`;
      const data = await send<Readonly<Record<string, Acted>>>(endpoint, signed, query, { input });
      const [error] = data[mutation]?.userErrors ?? [];
      if (error !== undefined) throw new Refused(`${mutation}: ${error.code}, ${error.message}`);
      return data[mutation] as Payload;
    },
  };
}

interface Acted {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

async function send<Data>(
  endpoint: string,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables: Variables,
): Promise<Data> {
  let answer: Answer;
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    answer = (await response.json()) as Answer;
  } catch (error) {
    throw new StackError(
      `the gateway did not answer at ${endpoint}: ${describeError(error)}; look at its log, and run this again`,
    );
  }
  const [error] = answer.errors ?? [];
  if (error !== undefined || answer.data == null) {
    throw new StackError(
      `the gateway refused what a demo officer asked at ${endpoint}: ${error?.message ?? 'no data'}`,
    );
  }
  return answer.data as Data;
}
