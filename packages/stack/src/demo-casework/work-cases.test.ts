import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { checkout } from '@blockscore/testkit';
import { buildSchema, coerceInputValue, type GraphQLInputType, parse, validate } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_COMPLIANCE_OFFICERS } from '../demo.ts';
import { storiesOf } from './stories.ts';
import { workCases } from './work-cases.ts';

const schema = buildSchema(readFileSync(join(checkout(), 'gateway/schema.graphql'), 'utf8'));
const [FIRST] = DEMO_COMPLIANCE_OFFICERS;
const FACTS = { payments: '2', sum: '19000.00 USD', from: '2026-01-02', through: '2026-01-05' };
const PAYMENTS = [
  { day: '2026-01-02', amount: { amount: '9400.00', currency: 'USD' } },
  { day: '2026-01-05', amount: { amount: '9600.00', currency: 'USD' } },
];
const RAPID = { payments: '2', received: '24055.56 USD', paidOut: '24000.00 USD' };

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What officers did: by whom, which mutation, and its input. */
type Step = readonly [by: string, mutation: string, input: Readonly<Record<string, unknown>>];

let server: Server;
let endpoint: string;
let steps: Step[];
let said: string[];
let alerts: Readonly<Record<string, object>>;
let refused: string | undefined;
let canSignIn: boolean;

beforeEach(async () => {
  [steps, said, alerts, refused, canSignIn] = [[], [], {}, undefined, true];
  server = createServer(async (request, response) => {
    const asked = (await json(request)) as Asked;
    const by = request.headers.authorization?.slice('Bearer '.length) ?? '';
    response.end(JSON.stringify(answerTo(asked, by)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Answers like the gateway what the committed schema has, and refuses anything else. */
function answerTo({ query, variables }: Asked, by: string): object {
  const [invalid] = validate(schema, parse(query));
  if (invalid !== undefined) return { errors: [{ message: invalid.message }] };
  if (query.includes('login(')) {
    const id = variables['email'] === FIRST.email ? 'first' : 'second';
    return { data: { login: { session: canSignIn ? { accessToken: id, user: { id } } : null } } };
  }
  if (query.includes('query Found')) {
    const report = { transactions: 0, alerts: 0 };
    return { data: { late: report, early: report, ...alerts } };
  }
  if (query.includes('query Read')) {
    const told = 'RAPID_IN_AND_OUT' in alerts ? { ...RAPID, through: FACTS.through } : FACTS;
    const facts = Object.entries({ ...told, paymentIds: 'pay_1, pay_2' }).map(([name, value]) => ({
      name,
      value,
    }));
    return { data: { alert: { firings: 3, facts, payments: PAYMENTS } } };
  }
  return acted(query, variables['input'] as Step[2], by);
}

function acted(query: string, input: Step[2], by: string): object {
  const mutation = /\$input: \w+!\)\s*\{\s*(\w+)\(/.exec(query)?.[1] ?? '';
  const field = schema.getMutationType()?.getFields()[mutation];
  const taken = field?.args[0]?.type as GraphQLInputType;
  coerceInputValue(input, taken, (path, _, { message }) => {
    throw new Error(`${mutation} ${path.join('.')}: ${message}`);
  });
  steps.push([by, mutation, input]);
  const userErrors =
    mutation === refused ? [{ code: 'CASE_CHANGED', message: 'Something joined.' }] : [];
  return { data: { [mutation]: { case: { id: 'case_2' }, sar: { id: 'sar_1' }, userErrors } } };
}

const found = (
  status: string,
  within: { readonly assignee: { readonly id: string } | null } | null,
) => ({
  edges: [
    {
      node: { id: 'alert_1', status, case: within && { id: 'case_1', assignee: within.assignee } },
    },
  ],
});
const ONE_CASE = { assignee: null };

const work = async (...rules: readonly string[]) =>
  await workCases({
    ...{ endpoint, officers: DEMO_COMPLIANCE_OFFICERS, say: (line) => said.push(line) },
    stories: storiesOf(500).filter(({ rule }) => rules.includes(rule)),
  });
const done = () => steps.map(([by, mutation]) => `${by} ${mutation}`);

test('structuring is reported: one officer decides, the other agrees, twice, and it is filed and closed', async () => {
  alerts = { STRUCTURING: found('IN_CASE', ONE_CASE) };
  await work('STRUCTURING');
  expect(done()).toEqual([
    ...['first assignCase', 'first addCaseEvidence', 'first addCaseEvidence', 'first addCaseNote'],
    ...['first decideCase', 'second reviewCase', 'first fileSar', 'second reviewSar'],
    ...['first recordSarFiling', 'first closeCase'],
  ]);
  const filed = steps.find(([, mutation]) => mutation === 'fileSar')?.[2];
  expect(filed).toMatchObject({
    caseId: 'case_1',
    activity: { amount: { amount: '19000.00', currency: 'USD' }, from: FACTS.from },
    narrative: expect.stringContaining('9400.00 USD on 2026-01-02, 9600.00 USD on 2026-01-05'),
  });
  expect(said).toEqual(['Cases and alerts that the two officers worked on: 1.']);
});

test('what was none is resolved with the firings that were seen, and closed without a report', async () => {
  alerts = { RAPID_IN_AND_OUT: found('OPEN', null) };
  await work('RAPID_IN_AND_OUT');
  expect(done()).toEqual([
    ...['second openCase', 'second assignCase', 'second addCaseEvidence', 'second addCaseEvidence'],
    ...['second addCaseEvidence', 'second addCaseNote', 'second resolveAlert', 'second decideCase'],
    ...['first reviewCase', 'first closeCase'],
  ]);
  const resolved = steps.find(([, mutation]) => mutation === 'resolveAlert')?.[2];
  expect(resolved).toMatchObject({ resolution: 'FALSE_POSITIVE', firings: 3 });
  const decided = steps.find(([, mutation]) => mutation === 'decideCase')?.[2];
  expect(decided?.['reason']).toMatch(/^24055\.56 USD came from a dealer/);
});

test('one case waits for the second officer, and a match for a passport', async () => {
  alerts = {
    CASH_STRUCTURING: found('IN_CASE', ONE_CASE),
    SANCTIONS_MATCH: found('OPEN', null),
  };
  await work('CASH_STRUCTURING', 'SANCTIONS_MATCH');
  expect(new Set(steps.map(([by]) => by))).toEqual(new Set(['second']));
  const decided = steps.filter(([, mutation]) => mutation === 'decideCase');
  expect(decided.map(([, , { decision }]) => decision)).toEqual(['FILE_SAR']);
  expect(done()).not.toContain('second reviewCase');
  expect(said).toEqual(['Cases and alerts that the two officers worked on: 2.']);
});

test.each([
  ['resolved', found('RESOLVED', null)],
  ['somebody’s', found('IN_CASE', { assignee: { id: 'first' } })],
])('what is %s already is left as it is', async (_, lead) => {
  alerts = { STRUCTURING: lead };
  await work('STRUCTURING');
  expect(steps).toEqual([]);
  expect(said).toEqual(['Left as they are, since officers had begun with them: 1.']);
});

test('where something is refused the officers say so and stop with that case', async () => {
  alerts = { STRUCTURING: found('IN_CASE', ONE_CASE) };
  refused = 'decideCase';
  await work('STRUCTURING');
  expect(done().at(-1)).toBe('first decideCase');
  expect(said[0]).toMatch(/no further with STRUCTURING alert_1\. decideCase: CASE_CHANGED/);
});

test('officers who cannot sign in, and a gateway that is not there, are told with what to do', async () => {
  canSignIn = false;
  await expect(work('STRUCTURING')).rejects.toThrow(
    `${FIRST.email} does not sign in by the demo password alone`,
  );
  endpoint = 'http://127.0.0.1:9/graphql';
  await expect(work('STRUCTURING')).rejects.toThrow(/did not answer .* look at its log/);
});
