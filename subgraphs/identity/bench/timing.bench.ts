import { ANONYMOUS, type Client } from '@blockscore/caller';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordHasher } from '../src/adapters/passwords.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from '../test/test-identity.ts';
import { type Comparison, compare, type Quartiles } from './distributions.ts';

/**
 * Whether the time of an answer tells a stranger that an address has an account. The two cases are
 * asked in turns, in random order, from another network address each time; counts are cleared in
 * between, so that each is answered as the first would be. Once with hashing as it is, and once
 * without, which lets smaller differences of the other steps be seen.
 */
const ROUNDS = Number(process.env['TIMING_ROUNDS'] ?? 300);
const WARM_UP = 10;
const ACCOUNTS = 20;
/** What an area under the curve may be off 0.5 beside what chance does. */
const TOLERATED = 0.05;

/** A running identity, and addresses in it by what is true of them. */
interface Target {
  readonly identity: TestIdentity;
  readonly verified: readonly string[];
  readonly unverified: readonly string[];
  readonly suspended: readonly string[];
  /** With a hash of less cost. */
  readonly outdated: readonly string[];
}

const targets: { real?: Target; quick?: Target } = {};

beforeAll(async () => {
  targets.real = await prepare(await startTestIdentity());
  targets.quick = await prepare(await startTestIdentity({ passwords: QUICK_PASSWORDS }));
});

afterAll(async () => {
  for (const target of [targets.real, targets.quick]) {
    await target?.identity.close();
    await target?.identity.drop();
  }
});

async function prepare(identity: TestIdentity): Promise<Target> {
  const several = async (make: () => Promise<string>) => {
    const emails: string[] = [];
    for (let i = 0; i < ACCOUNTS; i += 1) emails.push(await make());
    return emails;
  };
  const cost = { memory: 19_456, passes: 1, parallelism: 1 };
  const weak = await createPasswordHasher({ cost, atOnce: 1, waiting: 1 }).hash(PASSWORD);
  return {
    identity,
    verified: await several(async () => (await identity.register()).input.email),
    unverified: await several(async () => (await identity.register({}, false)).input.email),
    suspended: await several(async () => {
      const { input, userId } = await identity.register();
      await identity.sql`update identity.users set suspended_at = now() where id = ${userId}`;
      return input.email;
    }),
    outdated: await several(async () => {
      const { input, userId } = await identity.register();
      await identity.sql`update identity.users set password_hash = ${weak} where id = ${userId}`;
      return input.email;
    }),
  };
}

let asked = 0;
function anotherAddress(): Client {
  asked += 1;
  return { address: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`, agent: '' };
}

const nobody = () => `nobody${asked}.${Math.random().toString(36).slice(2)}@example.com`;

const only = (field: string, type: string) =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`;

/** What is asked about an address. */
const QUESTIONS = {
  login: {
    query: only('login', 'LoginInput'),
    inputOf: (email: string) => ({ email, password: 'not the password' }),
  },
  register: {
    query: `mutation ($input: RegisterInput!) { register(input: $input) {
      user { id email roles createdAt } userErrors { code } } }`,
    inputOf: (email: string) => ({
      email,
      password: PASSWORD,
      firstName: 'Grace',
      lastName: 'Hopper',
      dateOfBirth: '1986-12-09',
      country: 'US',
    }),
  },
  requestPasswordReset: {
    query: only('requestPasswordReset', 'RequestPasswordResetInput'),
    inputOf: (email: string) => ({ email }),
  },
  requestEmailVerification: {
    query: only('requestEmailVerification', 'RequestEmailVerificationInput'),
    inputOf: (email: string) => ({ email }),
  },
};
type Question = keyof typeof QUESTIONS;

async function timeOf({ identity }: Target, question: Question, email: string): Promise<number> {
  const { query, inputOf } = QUESTIONS[question];
  const client = anotherAddress();
  const start = performance.now();
  const answer = await identity.ask(ANONYMOUS, query, { input: inputOf(email) }, client);
  const time = performance.now() - start;
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return time;
}

test.each([
  ['login', 'verified', 'real'],
  ['login', 'unverified', 'real'],
  ['login', 'outdated', 'real'],
  ['register', 'verified', 'real'],
  ['register', 'unverified', 'real'],
  ['login', 'verified', 'quick'],
  ['register', 'verified', 'quick'],
  ['register', 'unverified', 'quick'],
  ['requestPasswordReset', 'verified', 'quick'],
  ['requestPasswordReset', 'suspended', 'quick'],
  ['requestEmailVerification', 'unverified', 'quick'],
] as const)(
  '%s takes as long for an address that is %s as for an unknown one (%s)',
  async (question, kind, speed) => {
    const target = targets[speed];
    if (target === undefined) throw new Error('Nothing was started.');
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      await target.identity.sql`truncate identity.throttles`;
      const emails = target[kind];
      const email = emails[(round + WARM_UP) % emails.length] ?? '';
      const order = ['known', 'unknown'] as ('known' | 'unknown')[];
      if (Math.random() < 0.5) order.reverse();
      for (const which of order) {
        const time = await timeOf(target, question, which === 'known' ? email : nobody());
        if (round >= 0) times[which].push(time);
      }
    }
    const result = compare(times.known, times.unknown);
    const hashing = speed === 'real' ? '' : ', hashing left out';
    process.stdout.write(`\n${report(`${question}: ${kind} and unknown${hashing}`, result)}\n`);
    expect(Math.abs(result.auc - 0.5)).toBeLessThan(TOLERATED + result.aucMargin);
  },
);

function report(title: string, result: Comparison): string {
  const { auc, aucMargin, overlap, medianDifference } = result;
  const { value, low, high } = medianDifference;
  const line = ({ count, low: from, median, high: to }: Quartiles) =>
    `median ${median.toFixed(2)} ms, quartiles ${from.toFixed(2)} to ${to.toFixed(2)} ms, n = ${count}`;
  return [
    title,
    `  known    ${line(result.first)}`,
    `  unknown  ${line(result.second)}`,
    `  unknown is slower by ${value.toFixed(2)} ms (95 %: ${low.toFixed(2)} to ${high.toFixed(2)})`,
    `  AUC ${auc.toFixed(3)} (chance: 0.5 ± ${aucMargin.toFixed(3)}), overlap ${(100 * overlap).toFixed(0)} %`,
  ].join('\n');
}
