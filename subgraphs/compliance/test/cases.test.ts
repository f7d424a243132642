import { userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caughtUp, officer } from './compliance-subgraph.ts';
import { type Investigation, kindsOf, openInvestigation, timelineOf } from './investigating.ts';
import type { Raiser } from './raising.ts';

let investigation: Investigation;
let compliance: TestSubgraph;
let raiser: Raiser;
let office: Investigation['office'];
let opened: Investigation['opened'];
let statusOf: Investigation['statusOf'];
const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
beforeAll(async () => {
  investigation = await openInvestigation();
  ({ compliance, raiser, office, opened, statusOf } = investigation);
});
afterAll(() => investigation?.close());

describe('alerts of one person', () => {
  test('are put into a case by an officer', async () => {
    const subject = newId('user');
    const alerts = [await raiser.raise({ subject }), await raiser.raise({ subject })];
    const alertIds = alerts.map(({ id }) => id);
    const made = await office.make('openCase', { alertIds, title: ' Many small payments ' });
    expect(made).toMatchObject({
      ...{ status: 'OPEN', title: 'Many small payments', decision: null },
      ...{ user: { id: subject }, openedBy: { id: officer.id }, assignee: null },
      deadline: { kind: 'SAR', state: 'AHEAD', daysLeft: 30 },
    });
    for (const id of alertIds) {
      expect(await statusOf(id)).toMatchObject({ status: 'IN_CASE', case_id: made.id });
    }
    expect(kindsOf(await timelineOf(compliance, made.id))).toEqual([
      'OPENED',
      'ALERT_ADDED',
      'ALERT_ADDED',
    ]);
    const more = await raiser.raise({ subject: newId('user') });
    const third = await raiser.raise();
    expect(await office.codes('openCase', { alertIds: [more.id, third.id] })).toEqual([
      'INPUT_INVALID',
    ]);
  });

  test('raised while there is an open case join it, and say so', async () => {
    const { subject, id } = await opened();
    const joined = await raiser.raise({ subject });
    expect(joined).toMatchObject({ status: 'IN_CASE', caseId: id });
    expect((await timelineOf(compliance, id)).at(-1)).toMatchObject({
      ...{ kind: 'ALERT_ADDED', by: null, alert: { id: joined.id } },
    });
    const told = (await compliance.events('compliance.case.changed')).filter(
      ({ data }) => data['caseId'] === id,
    );
    expect(told.map(({ data, audience }) => [data['change'], audience])).toEqual([
      ['OPENED', { scopes: ['compliance:read'] }],
      ['ALERT_ADDED', { scopes: ['compliance:read'] }],
    ]);
  });

  test('just below 10,000 open a case by themselves, one for all, however many come at once', async () => {
    const subject = newId('user');
    const alerts = await Promise.all(
      Array.from({ length: 6 }, () => raiser.raise({ subject, rule: 'STRUCTURING' })),
    );
    const [row, ...others] = await compliance.sql`
      select id, status, decision from compliance.cases where subject = ${subject}`;
    expect([row?.['status'], row?.['decision'], others]).toEqual(['OPEN', null, []]);
    expect(new Set(alerts.map(({ caseId }) => caseId))).toEqual(new Set([row?.['id']]));
    const [first] = await timelineOf(compliance, String(row?.['id']));
    expect(first).toMatchObject({ kind: 'OPENED', by: null, outcome: 'case-opening-v3' });
  });

  test('are added later; those of others, those in a case and those that are none are not', async () => {
    const { id, subject, alert } = await opened();
    const others = await raiser.raise();
    const add = (alertIds: string[]) => office.codes('addAlertsToCase', { caseId: id, alertIds });
    expect(await add([others.id])).toEqual(['INPUT_INVALID']);
    expect(await add([alert.id])).toEqual(['INVALID_STATE']);
    expect(await add([newId('alert')])).toEqual(['NOT_FOUND']);
    expect(await add(['rubbish'])).toEqual(['NOT_FOUND']);
    expect(await add([])).toEqual(['INPUT_INVALID']);
    const joined = await raiser.raise({ subject });
    expect(joined.caseId).toBe(id);
  });

  test('have one case that is not closed', async () => {
    const { alert, id } = await opened();
    await compliance.sql`update compliance.alerts set status = 'OPEN', case_id = null where id = ${alert.id}`;
    expect(await office.codes('openCase', { alertIds: [alert.id] })).toEqual(['CASE_OPEN']);
    expect(await office.codes('addAlertsToCase', { caseId: id, alertIds: [alert.id] })).toEqual([]);
  });

  test('about nobody are looked at too, with 60 days to report', async () => {
    const alert = await raiser.raise({ subject: null, source: 'LISTS' });
    const made = await office.make('openCase', {
      alertIds: [alert.id],
      title: 'A list that shrank',
    });
    expect(made).toMatchObject({
      user: null,
      title: 'A list that shrank',
      deadline: { daysLeft: 60 },
    });
    const [row] = await compliance.sql`select title from compliance.cases where id = ${made.id}`;
    expect(row?.['title']).not.toContain('shrank');
  });
});

describe('the timeline', () => {
  test('keeps notes and evidence, which cannot be read in the table', async () => {
    const { id, alert } = await opened();
    await office.make('addCaseNote', { caseId: id, note: 'Rang the shop.' });
    const refersTo = newId('pay');
    await office.make('addCaseEvidence', {
      ...{ caseId: id, kind: 'PAYMENT', refersTo, description: 'The third of them.' },
    });
    await office.make('addCaseEvidence', {
      ...{ caseId: id, kind: 'ALERT', refersTo: alert.id, description: 'Where it began.' },
    });
    const text = { name: 'call.txt', content: 'Nobody answered.\nTwice.' };
    await office.make('addCaseEvidence', {
      ...{ caseId: id, kind: 'TEXT', description: 'What was said.' },
      ...text,
    });
    expect((await timelineOf(compliance, id)).slice(-4)).toMatchObject([
      { kind: 'NOTE', text: 'Rang the shop.', by: { id: officer.id } },
      { kind: 'EVIDENCE', outcome: 'PAYMENT', refersTo, text: 'The third of them.' },
      { kind: 'EVIDENCE', outcome: 'ALERT', alert: { id: alert.id } },
      { kind: 'EVIDENCE', outcome: 'TEXT', refersTo: null, ...text },
    ]);
    const rows = await compliance.sql`select * from compliance.case_entries where case_id = ${id}`;
    expect(JSON.stringify(rows)).not.toMatch(/Rang the|Nobody answered|call\.txt|third of/);
    const read = await compliance.events('compliance.personal_data.read');
    expect(read.at(-1)?.data['fields']).toEqual([
      ...['caseEntry.content', 'caseEntry.name', 'caseEntry.text'],
    ]);
  });

  test('takes no evidence that is about somebody else, unknown, or beyond its bounds', async () => {
    const { id, subject } = await opened();
    const evidence = (over: object) =>
      office.codes('addCaseEvidence', { caseId: id, description: 'x', ...over });
    const others = await raiser.raise();
    expect(await evidence({ kind: 'ALERT', refersTo: others.id })).toEqual(['NOT_FOUND']);
    expect(await evidence({ kind: 'SCREENING', refersTo: newId('scr') })).toEqual(['NOT_FOUND']);
    expect(await evidence({ kind: 'PAYMENT', refersTo: newId('txn') })).toEqual(['NOT_FOUND']);
    const documentOf = async (userId: Id<'user'>) => {
      const [document, now] = [newId('doc'), new Date()];
      const details = { number: 'C01X00T47', country: 'US', expiresOn: null };
      const kept = await raiser.ports.transact((work) =>
        work.documents.insert({
          ...{ id: document, kycId: newId('kyc'), userId, version: 1, kind: 'PASSPORT', details },
          ...{ status: 'EXPIRED', contentType: 'PNG', size: 1, check: 'NONE', reference: null },
          ...{ numberHash: null, contentHash: null, storageKey: null, contentKey: null },
          ...{ uploadExpiresAt: now, uploadedAt: null, checkedSince: null, refusal: null },
          ...{ note: null, decidedBy: null, decidedAt: null, validUntil: null, warnedAt: null },
          attests: null,
          createdAt: now,
        }),
      );
      expect(kept).toBe(true);
      return document;
    };
    const [theirs, own] = [await documentOf((await opened()).subject), await documentOf(subject)];
    for (const refersTo of [theirs, newId('doc')]) {
      expect(await evidence({ kind: 'DOCUMENT', refersTo })).toEqual(['NOT_FOUND']);
    }
    expect(await evidence({ kind: 'DOCUMENT', refersTo: own })).toEqual([]);
    expect(await evidence({ kind: 'PAYMENT' })).toEqual(['NOT_FOUND']);
    expect(await evidence({ kind: 'TEXT', name: 'a' })).toEqual(['INPUT_INVALID']);
    const long = { kind: 'TEXT', name: 'a', content: 'x'.repeat(50_001) };
    expect(await evidence(long)).toEqual(['INPUT_INVALID']);
    expect(await evidence({ kind: 'LOAN', refersTo: newId('loan'), content: 'x' })).toEqual([
      'INPUT_INVALID',
    ]);
    expect(await office.codes('addCaseNote', { caseId: id, note: ' ' })).toEqual(['INPUT_INVALID']);
  });

  test('shows no id of what is kept about the officer who reads it', async () => {
    const me = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
    const [{ id }, mine] = [await opened(), await opened(me.id as `user_${string}`)];
    const came = { caseId: id, kind: 'CASE', refersTo: mine.id, description: 'Came of it.' };
    await office.make('addCaseEvidence', came);
    const query =
      'query ($id: ID!) { case(id: $id) { timeline(first: 1) { edges { node { refersTo } } } } }';
    const shown = async (by = officer) =>
      JSON.stringify((await compliance.ask(by, query, { id })).data);
    expect(await shown()).toContain(mine.id);
    expect(await shown(me)).toContain('"refersTo":null');
  });

  test('is refused to be changed or taken away by the database', async () => {
    const { id } = await opened();
    for (const statement of [
      `update compliance.case_entries set kind = 'NOTE' where case_id = '${id}'`,
      `delete from compliance.case_entries where case_id = '${id}'`,
      'truncate compliance.case_entries',
      `delete from compliance.cases where id = '${id}'`,
    ]) {
      await expect(compliance.sql.unsafe(statement)).rejects.toThrow(/append-only/);
    }
  });
});

test('a case is assigned to officers alone, and never to whom it is about', async () => {
  const { id, subject } = await opened();
  const assign = (assigneeId: string | null, caller = officer) =>
    office.send('assignCase', { caseId: id, assigneeId }, caller);
  expect((await assign(officer.id)).case).toMatchObject({ assignee: { id: officer.id } });
  for (const nobody of [colleague.id, subject, 'rubbish', newId('alert')]) {
    expect((await assign(nobody)).userErrors).toEqual([
      { code: 'INPUT_INVALID', path: ['input', 'assigneeId'] },
    ]);
  }
  const change = { role: 'COMPLIANCE_OFFICER', roles: ['BORROWER', 'COMPLIANCE_OFFICER'] } as const;
  for (const userId of [colleague.id, subject]) {
    const about = { userId: userId as `user_${string}` };
    await compliance.hear('identity.role.changed', { ...change, ...about, change: 'GRANTED' });
  }
  await caughtUp(compliance);
  expect((await assign(colleague.id)).case).toMatchObject({ assignee: { id: colleague.id } });
  expect((await assign(subject)).case).toBeNull();
  expect((await assign(null)).case).toMatchObject({ assignee: null });
});

test('cases are listed by what is due first, a page at a time', async () => {
  const DAY = 86_400_000;
  const at = (days: number) => new Date(Date.now() - days * DAY);
  const mine = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
  const ids: string[] = [];
  for (const days of [1, 40, 35, 20]) {
    const alert = await raiser.raise({ at: at(days) });
    const { id } = await office.make('openCase', { alertIds: [alert.id] });
    await office.make('assignCase', { caseId: id, assigneeId: mine.id }, mine);
    ids.push(id);
  }
  const [one, forty, thirtyFive, twenty] = ids;
  const list = async (filter: object, page: object = {}) => {
    const { data, errors } = await compliance.ask(
      officer,
      `query ($filter: CaseFilter, $first: Int, $after: String) {
        cases(filter: $filter, first: $first, after: $after) {
          edges { cursor node { id deadline { state } } } pageInfo { hasNextPage } } }`,
      { filter: { assigneeId: mine.id, ...filter }, ...page },
    );
    expect(errors).toBeUndefined();
    const found = data?.['cases'] as
      | { edges: { cursor: string; node: { id: string } }[] }
      | undefined;
    return found?.edges ?? [];
  };
  const idsOf = (edges: readonly { node: { id: string } }[]) => edges.map(({ node }) => node.id);
  expect(idsOf(await list({}))).toEqual([forty, thirtyFive, twenty, one]);
  expect(idsOf(await list({ overdue: true }))).toEqual([forty, thirtyFive]);
  const [first] = await list({}, { first: 1 });
  expect(first?.node).toMatchObject({ id: forty, deadline: { state: 'MISSED' } });
  expect(idsOf(await list({}, { first: 2, after: first?.cursor }))).toEqual([thirtyFive, twenty]);
});
