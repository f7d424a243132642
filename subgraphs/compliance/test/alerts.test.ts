import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loanOfficer, newPerson, officer, startTestCompliance } from './compliance-subgraph.ts';
import { openRaiser, type Raiser } from './raising.ts';

let compliance: TestSubgraph;
let raiser: Raiser;
beforeAll(async () => {
  compliance = await startTestCompliance();
  raiser = await openRaiser(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

const LIST = `query ($filter: AlertFilter, $first: Int, $after: String) {
  alerts(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id source rule severity status user { id } } } pageInfo { hasNextPage } } }`;
const ONE = `query ($id: ID!) { alert(id: $id) { id status user { id } facts { name value } resolution
  reason resolvedBy { id } resolvedAt } }`;
const RESOLVE = `mutation ($input: ResolveAlertInput!) { resolveAlert(input: $input) {
  alert { status resolution reason resolvedBy { id } } userErrors { code path } } }`;

interface Listed {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

async function listed(variables: object, caller = officer): Promise<Listed> {
  const { data, errors } = await compliance.ask(caller, LIST, { ...variables });
  expect(errors).toBeUndefined();
  return data?.['alerts'] as Listed;
}
const idsOf = ({ edges }: Listed) => edges.map(({ node }) => node.id);

async function resolve(input: object, caller = officer) {
  const { data, errors } = await compliance.ask(caller, RESOLVE, { input });
  expect(errors).toBeUndefined();
  return data?.['resolveAlert'];
}

test('alerts are listed newest first, by what is asked for, a page at a time', async () => {
  const subject = newId('user');
  const rule = 'ROUND_SUMS';
  const first = await raiser.raise({ subject, rule, severity: 'HIGH' });
  const second = await raiser.raise({ subject, source: 'FRAUD' });
  const other = await raiser.raise({ rule });
  const about = { userId: subject };
  expect(idsOf(await listed({ filter: about }))).toEqual([second.id, first.id]);
  expect(idsOf(await listed({ filter: { rule } }))).toEqual([other.id, first.id]);
  expect(idsOf(await listed({ filter: { ...about, severity: 'HIGH' } }))).toEqual([first.id]);
  expect(idsOf(await listed({ filter: { ...about, source: 'FRAUD' } }))).toEqual([second.id]);
  expect(idsOf(await listed({ filter: { ...about, status: 'RESOLVED' } }))).toEqual([]);
  const raisedFrom = second.raisedAt.toISOString();
  expect(idsOf(await listed({ filter: { ...about, raisedFrom } }))).toEqual([second.id]);
  expect(idsOf(await listed({ filter: { ...about, raisedTo: raisedFrom } }))).toEqual([first.id]);
  const page = await listed({ filter: about, first: 1 });
  expect([idsOf(page), page.pageInfo.hasNextPage]).toEqual([[second.id], true]);
  const after = page.edges[0]?.cursor;
  expect(idsOf(await listed({ filter: about, first: 1, after }))).toEqual([first.id]);
  const way = await compliance.entities(
    officer,
    [{ __typename: 'User', id: subject }],
    '... on User { alerts(first: 5) { edges { node { id } } } }',
  );
  const users = way.data?.['_entities'] as { alerts: Listed }[] | undefined;
  expect(users?.map(({ alerts }) => idsOf(alerts))).toEqual([[second.id, first.id]]);
});

test('reading what fired leaves an entry on the audit trail, and reading that there is one does not', async () => {
  const { id, subject } = await raiser.raise();
  await listed({ filter: { userId: subject } });
  const about = async () =>
    (await compliance.events('compliance.personal_data.read')).filter(
      ({ data }) => data['userId'] === subject,
    );
  expect(await about()).toEqual([]);
  const answer = await compliance.ask(officer, ONE, { id });
  expect(answer.data?.['alert']).toMatchObject({
    status: 'OPEN',
    facts: [{ name: 'payments', value: '12 of 480.00 USD' }],
  });
  expect(await about()).toMatchObject([
    { actor: { id: officer.id }, data: { fields: ['alert.facts'] } },
  ]);
});

describe('resolving', () => {
  test('says what became of it, once, and tells officers alone', async () => {
    const { id, subject } = await raiser.raise();
    const input = { alertId: id, resolution: 'FALSE_POSITIVE', reason: '  Wages of a shop. ' };
    const answers = await Promise.all([resolve(input), resolve(input)]);
    expect(answers).toContainEqual({
      alert: {
        ...{ status: 'RESOLVED', resolution: 'FALSE_POSITIVE', reason: 'Wages of a shop.' },
        resolvedBy: { id: officer.id },
      },
      userErrors: [],
    });
    const refused = { code: 'INVALID_STATE', path: ['input', 'alertId'] };
    expect(answers).toContainEqual({ alert: null, userErrors: [refused] });
    const told = (await compliance.events('compliance.alert.resolved')).filter(
      ({ data }) => data['alertId'] === id,
    );
    expect(told).toMatchObject([
      {
        audience: { scopes: ['compliance:read'] },
        data: { alertId: id, userId: subject, resolution: 'FALSE_POSITIVE' },
      },
    ]);
    const [row] = await compliance.sql`select reason from compliance.alerts where id = ${id}`;
    expect(row?.['reason']).not.toContain('Wages');
  });

  test('leaves the next find to be another alert', async () => {
    const over = { dedupeKey: newId('pay'), subject: newId('user') };
    const { id } = await raiser.raise(over);
    await resolve({ alertId: id, resolution: 'NO_ACTION', reason: 'Known.' });
    expect((await raiser.raise(over)).id).not.toBe(id);
  });

  test('needs a reason and an alert', async () => {
    const { id } = await raiser.raise();
    const codes = async (alertId: string, reason: string) => {
      const answer = await resolve({ alertId, resolution: 'CONFIRMED', reason });
      return (answer as { userErrors: { code: string }[] }).userErrors.map(({ code }) => code);
    };
    expect(await codes(id, '  ')).toEqual(['INPUT_INVALID']);
    expect(await codes(id, 'x'.repeat(2_001))).toEqual(['INPUT_INVALID']);
    for (const none of [newId('alert'), newId('user'), 'rubbish', '']) {
      expect(await codes(none, 'Why.')).toEqual(['NOT_FOUND']);
    }
  });
});

describe('no tipping off', () => {
  test('an officer meets no alert about themselves, by any way, and cannot tell that there is one', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER', 'ADMIN', 'LOAN_OFFICER']);
    const { id, raisedAt } = await raiser.raise({ subject: self.userId, severity: 'HIGH' });
    const raisedFrom = raisedAt.toISOString();
    for (const filter of [{ raisedFrom }, { userId: self.userId }, { severity: 'HIGH' }]) {
      expect(idsOf(await listed({ filter }, self.caller))).not.toContain(id);
    }
    const guess = newId('alert');
    const input = { resolution: 'FALSE_POSITIVE', reason: 'That is nothing.' };
    for (const ask of [
      (alertId: string) => compliance.ask(self.caller, ONE, { id: alertId }),
      (alertId: string) => compliance.ask(self.caller, RESOLVE, { input: { alertId, ...input } }),
      (alertId: string) =>
        compliance.entities(
          self.caller,
          [{ __typename: 'Alert', id: alertId }],
          '... on Alert { id status facts { value } }',
        ),
    ]) {
      expect((await ask(id)).data).toEqual((await ask(guess)).data);
      expect((await ask(id)).errors).toEqual((await ask(guess)).errors);
    }
    const own = await compliance.entities(
      self.caller,
      [{ __typename: 'User', id: self.userId }],
      '... on User { alerts { edges { node { id } } } }',
    );
    expect(own.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(JSON.stringify(own.data)).not.toContain('alert_');
  });

  test.each([
    ['the person', () => newPerson().caller],
    ['a loan officer', () => loanOfficer],
    ['an administrator', () => newPerson(['ADMIN']).caller],
  ])('%s is refused all of it', async (_, callerOf) => {
    const { id } = await raiser.raise();
    const input = { alertId: id, resolution: 'CONFIRMED', reason: 'x' };
    for (const [query, variables] of [
      [LIST, {}],
      [ONE, { id }],
      [RESOLVE, { input }],
    ] as const) {
      const answer = await compliance.ask(callerOf(), query, { ...variables });
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});

const WITH_NUL = [
  'query ($text: String) { alerts(filter: { rule: $text }) { edges { cursor } } }',
  'query ($text: ID) { alerts(filter: { userId: $text }) { edges { cursor } } }',
  'query ($text: ID) { cases(filter: { userId: $text }) { edges { cursor } } }',
  'query ($text: ID) { cases(filter: { assigneeId: $text }) { edges { cursor } } }',
  'query ($text: ID) { fraudAssessments(filter: { userId: $text }) { edges { cursor } } }',
  'query ($text: ID!) { kycVerification(userId: $text) { __typename } }',
  'query ($text: ID!) { customerRisk(userId: $text) { __typename } }',
  'query ($text: ID) { auditTrail(userId: $text) { edges { cursor } } }',
  'mutation ($text: ID!) { activateMonitoringRule(input: { id: $text, reason: "So." }) { userErrors { code } } }',
];
test.each(WITH_NUL)('what no database keeps is the fault of who asks: %s', async (query) => {
  for (const text of ['\u0000', `${newId('user')}\u0000`]) {
    const { errors = [] } = await compliance.ask(officer, query, { text });
    for (const { extensions } of errors) expect(extensions?.code).toBe('BAD_USER_INPUT');
  }
});

test('a rule by which alerts are asked for has no U+0000', async () => {
  const { errors } = await compliance.ask(officer, LIST, { filter: { rule: 'A\u0000' } });
  expect(errors).toMatchObject([
    { message: expect.stringContaining('U+0000'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test.each(['alerts', 'erasures', 'cases'])(
  'a cursor of another list is none of %s',
  async (list) => {
    const after = Buffer.from(`k:${newId('pay')}`).toString('base64url');
    const query = `query ($after: String) { ${list}(after: $after) { edges { cursor } } }`;
    const { errors } = await compliance.ask(officer, query, { after });
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  },
);
