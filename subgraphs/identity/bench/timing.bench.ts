import { ANONYMOUS, type Client } from '@blockscore/caller';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordHasher } from '../src/adapters/passwords.ts';
import { PASSWORD, startTestIdentity, type TestIdentity } from '../test/test-identity.ts';
import { type Comparison, compare, type Quartiles } from './distributions.ts';

/**
 * Whether the time of an answer tells a stranger that an address has an account. The two cases are
 * asked in turns, in random order, from another network address each time; counts are cleared in
 * between, so that each is answered as the first would be.
 */
const ROUNDS = Number(process.env['TIMING_ROUNDS'] ?? 400);
const WARM_UP = 20;
const ACCOUNTS = 20;
/** What an area under the curve may be off 0.5 beside what chance does. */
const TOLERATED = 0.05;

let identity: TestIdentity;
const verified: string[] = [];
const unverified: string[] = [];
const suspended: string[] = [];
const outdated: string[] = [];

beforeAll(async () => {
  identity = await startTestIdentity();
  for (let i = 0; i < ACCOUNTS; i += 1) {
    verified.push((await identity.register()).input.email);
    unverified.push((await identity.register({}, false)).input.email);
    const { input, userId } = await identity.register();
    await identity.sql`update identity.users set suspended_at = now() where id = ${userId}`;
    suspended.push(input.email);
    outdated.push(await registerAtLessCost());
  }
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

async function registerAtLessCost(): Promise<string> {
  const cost = { memory: 19_456, passes: 1, parallelism: 1 };
  const weak = await createPasswordHasher({ cost, atOnce: 1, waiting: 1 }).hash(PASSWORD);
  const { input, userId } = await identity.register();
  await identity.sql`update identity.users set password_hash = ${weak} where id = ${userId}`;
  return input.email;
}

let asked = 0;
function anotherAddress(): Client {
  asked += 1;
  return { address: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`, agent: '' };
}

const nobody = () => `nobody${asked}.${Math.random().toString(36).slice(2)}@example.com`;
const oneOf = (emails: readonly string[]) => emails[asked % emails.length] ?? '';

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  session { accessToken } userErrors { code } } }`;
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) {
  user { id email roles createdAt } userErrors { code } } }`;
const asking = (field: string, type: string) =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`;

async function timeOf(query: string, input: Record<string, unknown>): Promise<number> {
  const client = anotherAddress();
  const start = performance.now();
  const answer = await identity.ask(ANONYMOUS, query, { input }, client);
  const time = performance.now() - start;
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return time;
}

const login = (email: string) => timeOf(LOGIN, { email, password: 'not the password' });
const register = (email: string) =>
  timeOf(REGISTER, {
    email,
    password: PASSWORD,
    firstName: 'Grace',
    lastName: 'Hopper',
    dateOfBirth: '1986-12-09',
    country: 'US',
  });
const resetFor = (email: string) =>
  timeOf(asking('requestPasswordReset', 'RequestPasswordResetInput'), { email });
const verifyFor = (email: string) =>
  timeOf(asking('requestEmailVerification', 'RequestEmailVerificationInput'), { email });

test.each([
  ['login', 'known', () => login(oneOf(verified)), () => login(nobody())],
  ['login', 'not verified', () => login(oneOf(unverified)), () => login(nobody())],
  ['login', 'hashed at less cost', () => login(oneOf(outdated)), () => login(nobody())],
  ['register', 'known', () => register(oneOf(verified)), () => register(nobody())],
  ['requestPasswordReset', 'known', () => resetFor(oneOf(verified)), () => resetFor(nobody())],
  ['requestPasswordReset', 'suspended', () => resetFor(oneOf(suspended)), () => resetFor(nobody())],
  [
    'requestEmailVerification',
    'not verified',
    () => verifyFor(oneOf(unverified)),
    () => verifyFor(nobody()),
  ],
])(
  'the time of %s does not tell a %s address from an unknown one',
  async (field, kind, known, unknown) => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      await identity.sql`truncate identity.throttles`;
      const order =
        Math.random() < 0.5 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
      for (const which of order) {
        const time = await (which === 'known' ? known() : unknown());
        if (round >= 0) times[which].push(time);
      }
    }
    const result = compare(times.known, times.unknown);
    process.stdout.write(`\n${report(`${field}: ${kind} and unknown`, result)}\n`);
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
