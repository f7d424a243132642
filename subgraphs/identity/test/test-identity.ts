import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANONYMOUS } from '@blockscore/caller';
import {
  eventually,
  startTestSubgraph,
  type TestSubgraph,
  type TestSubgraphOptions,
} from '@blockscore/testkit';
import type { Substitutes } from '../src/adapters/resources.ts';
import type { PasswordHasher } from '../src/app/ports.ts';
import { identityConfig } from '../src/config.ts';
import { startIdentity } from '../src/main.ts';

export const PASSWORD = 'correct horse battery';

interface Registered {
  readonly user: { readonly id: string } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
  }[];
}

interface LoggedIn {
  readonly session: { readonly accessToken: string; readonly refreshToken: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

/** For tests of anything but passwords: the real hashing is slow on purpose. */
export const QUICK_PASSWORDS: PasswordHasher = {
  hash: async (password) => `quick:${password}`,
  verify: async (password, hash) => hash === `quick:${password}`,
  isOutdated: () => false,
};

/** A running identity, and what most tests of it do first. */
export interface TestIdentity extends TestSubgraph {
  /**
   * Registers somebody new; `changes` go over the input. Their address is verified, without which
   * nobody can sign in, unless it is said otherwise.
   */
  register(
    changes?: Record<string, unknown>,
    verified?: boolean,
  ): Promise<{
    readonly input: { readonly email: string; readonly [field: string]: unknown };
    readonly payload: Registered;
    /** Empty where registration was refused. */
    readonly userId: string;
  }>;
  login(email: string, password?: string): Promise<LoggedIn>;
  /** The token of the latest verification mail to the user. */
  mailedToken(userId: string): Promise<string>;
  /** The token of the mail by which the user may set a new password. */
  resetToken(userId: string): Promise<string>;
}

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { user { id } userErrors { code path message } } }`;
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  session { accessToken refreshToken } userErrors { code } } }`;

export async function startTestIdentity(
  options: Pick<TestSubgraphOptions, 'database' | 'environment'> & Substitutes = {},
): Promise<TestIdentity> {
  const { database, environment, ...substitutes } = options;
  const identity = await startTestSubgraph({
    ...(database !== undefined && { database }),
    ...(environment !== undefined && { environment }),
    name: 'identity',
    start: (variables) => startIdentity(identityConfig(variables), substitutes),
  });
  let counter = 0;

  /** The token of a mail, by the id that both have. */
  async function tokenIn(id: string): Promise<string> {
    const file = join(identity.environment['MAIL_DIRECTORY'] ?? '', `${id}.eml`);
    const mail = await eventually(() => readFile(file, 'utf8').catch(() => undefined));
    return /^(?:vrf|reset)_\S+$/m.exec(mail)?.[0] ?? '';
  }

  return {
    ...identity,
    async register(changes = {}, verified = true) {
      counter += 1;
      const input = {
        email: `person${counter}@example.com`,
        password: PASSWORD,
        firstName: 'Ada',
        lastName: "O'Neill-Łącka",
        phone: '+14155550100',
        dateOfBirth: '1990-05-17',
        country: 'US',
        ...changes,
      };
      const answer = await identity.ask(ANONYMOUS, REGISTER, { input });
      const payload = answer.data?.['register'] as Registered;
      const userId = payload.user?.id ?? '';
      if (verified) {
        await identity.sql`
          update identity.users set email_verified_at = now() where id = ${userId}`;
      }
      return { input, payload, userId };
    },
    async login(email, password = PASSWORD) {
      const answer = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password } });
      return answer.data?.['login'] as LoggedIn;
    },
    async mailedToken(userId) {
      const id = await eventually(async () => {
        const [row] = await identity.sql`
          select id from identity.email_verifications where user_id = ${userId}
          order by requested_at desc`;
        return row?.['id'] as string | undefined;
      });
      return await tokenIn(id);
    },
    async resetToken(userId) {
      const id = await eventually(async () => {
        const [row] = await identity.sql`
          select id from identity.password_resets where user_id = ${userId} and used_at is null`;
        return row?.['id'] as string | undefined;
      });
      return await tokenIn(id);
    },
  };
}
