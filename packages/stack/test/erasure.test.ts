import {
  eventually,
  graphqlData,
  hasRedis,
  startTestStack,
  type TestStack,
  unzip,
} from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyAndWait, run, type Session, signIn, signInDemo } from './journey.ts';
import { backupWith, filesWith, keysOf, redisWith, tablesWith, wrappedKeysOf } from './leaks.ts';
import { payOut } from './paying-out.ts';
import { backUp, replayErasures, restore } from './restored.ts';

/** Values that are in nothing else, and that a dump, a log or a stream can be searched for. */
const PERSON = {
  email: 'quillabella.marked-7731@example.com',
  password: 'nine lanterns of Valparaíso',
  firstName: 'Quillabella',
  lastName: 'Ostrowinskaya',
  phone: '+12025550173',
  dateOfBirth: '1984-02-29',
  country: 'US',
  address: {
    ...{ line1: '7731 Zephyrine Parade', city: 'Marquetteville' },
    ...{ region: 'US-NY', postalCode: '10999', country: 'US' },
  },
};
const PURPOSE = 'Zirconite greenhouse';
const ACCOUNT = 'US00 MARK 7731 7731 31';
const SAID = [
  PERSON.email,
  PERSON.password,
  PERSON.firstName,
  PERSON.lastName,
  PERSON.phone.slice(1),
  PERSON.dateOfBirth,
  PERSON.address.line1,
  PERSON.address.city,
  PURPOSE,
  ACCOUNT,
  ACCOUNT.replaceAll(' ', ''),
];

const today = () => new Date().toISOString().slice(0, 10);
/** Midnight may come in between. */
const BEGAN_ON = today();

let stack: TestStack;
let officer: Session;
let compliance: Session;

beforeAll(async () => {
  stack = await startTestStack({
    // Each event lies in an outbox of Postgres, too, as it is.
    redis: hasRedis(),
    environment: {
      // Development's: each mail in the log, names and all.
      identity: { MAIL_PRINT: 'false' },
      compliance: { AUDIT_SEAL_SECONDS: '1' },
      ledger: { ANCHOR_EVERY_SECONDS: '1' },
    },
  });
  officer = await signInDemo(stack, 'officer');
  compliance = await signInDemo(stack, 'compliance');
}, 120_000);
afterAll(async () => void (await stack?.stop()), 180_000);

async function ask<T>(token: string, query: string, variables: object = {}): Promise<T> {
  const data = await graphqlData<Record<string, { userErrors?: unknown[] } | null>>(
    stack.graphqlUrl,
    { query, variables: { ...variables }, token },
  );
  for (const [field, payload] of Object.entries(data)) {
    const errors = payload?.userErrors ?? [];
    if (errors.length > 0) throw new Error(`${field} was refused: ${JSON.stringify(errors)}`);
  }
  return data as T;
}

/** The main job, up to a loan that is paid off. */
async function live(): Promise<Session> {
  await graphqlData(stack.graphqlUrl, {
    query: `mutation ($input: RegisterInput!) { register(input: $input) { user { id } userErrors { code } } }`,
    variables: { input: PERSON },
  });
  const verification = await stack.mailbox.waitFor(PERSON.email, /^(vrf_\S+)$/m);
  await run(stack, 'VerifyEmail', undefined, { token: verification });
  const person = await signIn(stack, PERSON.email, PERSON.password);
  const { accessToken: token } = person;
  await run(stack, 'SubmitProfile', token);
  const { id } = await applyAndWait(stack, token, 'marked-apply', PURPOSE);
  const { acceptOffer } = await ask<{ acceptOffer: { loan: { id: string } } }>(
    token,
    `mutation ($id: ID!, $account: String!) { acceptOffer(
       input: { id: $id, payoutAccount: $account, idempotencyKey: "marked-accept" }
     ) { loan { id } userErrors { code message } } }`,
    { id, account: ACCOUNT },
  );
  const loanId = acceptOffer.loan.id;
  await payOut(stack, officer, loanId, 'marked-payout');
  await reaches(token, loanId, 'ACTIVE');
  const { payoffQuote } = await ask<{ payoffQuote: { amount: { amount: string } } }>(
    token,
    `query ($loanId: ID!, $asOf: LocalDate!) {
       payoffQuote(loanId: $loanId, asOf: $asOf) { amount { amount } } }`,
    { loanId, asOf: today() },
  );
  await ask(
    officer.accessToken,
    `mutation ($loanId: ID!, $amount: Decimal!) { recordRepayment(input: {
       loanId: $loanId, amount: { amount: $amount, currency: "USD" }, method: CHEQUE
       reference: "Cheque 4711", idempotencyKey: "marked-payoff"
     }) { payment { id } userErrors { code message } } }`,
    { loanId, amount: payoffQuote.amount.amount },
  );
  await reaches(token, loanId, 'PAID_OFF');
  return person;
}

async function reaches(token: string, id: string, status: string): Promise<void> {
  await eventually(async () => {
    const { loan } = await ask<{ loan: { status: string } }>(
      token,
      'query ($id: ID!) { loan(id: $id) { status } }',
      { id },
    );
    return loan.status === status ? true : undefined;
  }, 30_000);
}

const STATUS = `query ($id: ID!) { erasure(id: $id) {
  status obstacles parts { holder erasedAt kept keptUntil } } }`;

async function erasureReaches(token: string, id: string, status: string) {
  interface Seen {
    readonly erasure: {
      readonly status: string;
      readonly obstacles: readonly string[];
      readonly parts: readonly { holder: string; kept: readonly string[] }[];
    };
  }
  let last: Seen | undefined;
  return await eventually(async () => {
    last = await ask<Seen>(token, STATUS, { id });
    return last.erasure.status === status ? last.erasure : undefined;
  }, 30_000).catch((cause: unknown) => {
    throw new Error(`The request never was ${status}: ${JSON.stringify(last)}`, { cause });
  });
}

test('an erasure leaves nothing of a person in any table, stream, log, export, backup or file, nor a key that opens it', async () => {
  const { accessToken: token, user } = await live();
  expect(await keysOf(stack, user.id)).toEqual([
    'compliance retention',
    'compliance service',
    'credit service',
    'identity service',
    'lending retention',
  ]);
  await copied(token);
  // The search finds what is there: mails to them lie in development's folder.
  const before = await filesWith(stack.home, SAID);
  expect(before.some((found) => found.endsWith(`.eml: ${PERSON.email}`))).toBe(true);
  const { requestErasure } = await ask<{ requestErasure: { erasure: { id: string } } }>(
    token,
    'mutation { requestErasure(input: {}) { erasure { id } userErrors { code message } } }',
  );
  const { id } = requestErasure.erasure;
  const backup = await backUp(stack, user.id);
  const wrapped = await wrappedKeysOf(stack, user.id);
  expect(wrapped).toHaveLength(3);
  expect(await tablesWith(stack, wrapped)).toHaveLength(3);
  await erasureReaches(token, id, 'AWAITING_CONFIRMATION');
  await ask(
    token,
    'mutation ($id: ID!) { confirmErasure(input: { id: $id }) { userErrors { code message } } }',
    { id },
  );
  await settleAlerts(user.id);
  await ask(
    compliance.accessToken,
    'mutation ($id: ID!) { approveErasure(input: { id: $id }) { userErrors { code message } } }',
    { id },
  );
  const done = await erasureReaches(compliance.accessToken, id, 'DONE');
  expect(done.parts.map(({ holder, kept }) => [holder, kept])).toEqual([
    ['IDENTITY', []],
    ['CREDIT', ['SCORE_FIGURES']],
    ['LENDING', ['CREDIT_FILE', 'LOAN_FILE']],
    ['LEDGER', ['BOOKS']],
    ['COMPLIANCE', ['AUDIT_TRAIL', 'IDENTITY_CHECKS']],
  ]);
  // What is kept is readable under retention keys, and by nothing else.
  expect(await keysOf(stack, user.id)).toEqual(['compliance retention', 'lending retention']);
  expect(await tablesWith(stack, [...SAID, ...wrapped])).toEqual([]);
  expect(await filesWith(stack.home, SAID)).toEqual([]);
  await searchStreams(user.id);
  await searchExports(user.id);
  expect(await backupWith(stack, SAID)).toEqual([]);
  await expect(signIn(stack, PERSON.email, PERSON.password)).rejects.toThrow();
  await restore(stack, user.id, backup);
  expect(await keysOf(stack, user.id)).toContain('identity service');
  for (const subgraph of ['identity', 'credit', 'lending', 'ledger', 'compliance']) {
    expect(await replayErasures(stack, subgraph)).toContain(`${subgraph}: people erased: 1`);
  }
  expect(await keysOf(stack, user.id)).toEqual(['compliance retention', 'lending retention']);
}, 300_000);

/** What subgraphs told one another: of ids, and of nothing that was said. */
async function searchStreams(userId: string): Promise<void> {
  const tables = await tablesWith(stack, [userId]);
  for (const table of ['identity.outbox', 'credit.outbox', 'lending.outbox', 'compliance.outbox']) {
    expect(tables).toContain(`${table}: ${userId}`);
  }
  if (stack.redisUrl === undefined) return;
  const streams = await redisWith(stack.redisUrl, [userId]);
  expect(streams.some((found) => found.includes('compliance'))).toBe(true);
  expect(await redisWith(stack.redisUrl, SAID)).toEqual([]);
}

/** The audit trail as an examiner gets it, in both formats: the person is an id there. */
async function searchExports(userId: string): Promise<void> {
  for (const format of ['jsonl', 'csv']) {
    const url = `${stack.url}/exports/audit-trail.${format}?from=${BEGAN_ON}&to=${today()}`;
    const headers = { authorization: `Bearer ${compliance.accessToken}` };
    const answer = await fetch(url, { headers });
    expect(answer.status).toBe(200);
    const text = (await answer.text()).toLowerCase();
    expect(text).toContain(userId);
    expect(text).toContain('compliance.erasure.ordered');
    for (const said of SAID) expect(text).not.toContain(said.toLowerCase());
  }
}

/** Before that, they fetch everything that is kept about them: what they said is all in it. */
async function copied(token: string): Promise<void> {
  const { requestDataExport } = await ask<{ requestDataExport: { dataExport: { id: string } } }>(
    token,
    'mutation { requestDataExport { dataExport { id } userErrors { code message } } }',
  );
  const { url } = await eventually(async () => {
    const { dataExport } = await ask<{ dataExport: { download: { url: string } | null } }>(
      token,
      'query ($id: ID!) { dataExport(id: $id) { status missing download { url } } }',
      requestDataExport.dataExport,
    );
    return dataExport.download ?? undefined;
  }, 30_000);
  const { pathname, search } = new URL(url);
  const answer = await fetch(`${stack.url}${pathname}${search}`);
  expect(answer.status).toBe(200);
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  const text = [...files.values()].join('\n');
  const { email, lastName, phone, dateOfBirth, address } = PERSON;
  for (const said of [email, lastName, phone, dateOfBirth, address.line1, PURPOSE]) {
    expect(text).toContain(said);
  }
  // Compliance holds it for reports, so that its erasure is looked for, too.
  const details = JSON.parse(String(files.get('compliance/details.json') ?? '[]')) as object[];
  expect(details).toMatchObject([{ address }]);
  const counts = ['credit/scores', 'lending/loans', 'lending/payments', 'ledger/transactions'].map(
    (name) => (JSON.parse(String(files.get(`${name}.json`) ?? '[]')) as unknown[]).length > 0,
  );
  expect(counts).toEqual([true, true, true, true]);
  // Nothing of what officers look at, nor any secret.
  expect(text).not.toMatch(/screen|sanction|"alert|passwordHash|wrapped/i);
}

/** Paying a loan off at once looks like something: officers look at it before anything is erased. */
async function settleAlerts(userId: string): Promise<void> {
  const { alerts } = await ask<{ alerts: { edges: { node: { id: string; firings: number } }[] } }>(
    compliance.accessToken,
    `query ($userId: ID!) { alerts(filter: { userId: $userId, status: OPEN }, first: 100) {
       edges { node { id firings } } } }`,
    { userId },
  );
  for (const { node } of alerts.edges) {
    await ask(
      compliance.accessToken,
      `mutation ($id: ID!, $firings: Int!) { resolveAlert(input: {
         alertId: $id, firings: $firings, resolution: NO_ACTION, reason: "Paid off from savings."
       }) { userErrors { code message } } }`,
      node,
    );
  }
}
