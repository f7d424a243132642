import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userCaller } from '@blockscore/caller';
import { type Id, isId, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  HARMLESS,
  LISTED,
  newPerson,
  officer,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import {
  answerAll,
  approved,
  eraseElsewhere,
  erasureOf,
  fresh,
  reaches,
  settle,
} from './erasing.ts';

let compliance: TestSubgraph;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'));
  compliance = await startTestCompliance({ ERASURE_REGISTER_FILE: join(folder, 'erasures.jsonl') });
});
afterAll(async () => {
  await compliance.close();
  await compliance.drop();
  await rm(folder, { recursive: true, force: true });
});

const secondOfficer = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

/** A person's own request, that nobody says anything against. */
async function asked(
  userId: Id<'user'>,
  lending: Parameters<typeof answerAll>[2] = [],
  on?: string,
) {
  const { erasure, userErrors } = await settle(compliance, fresh(userId), 'requestErasure', {});
  expect(userErrors).toEqual([]);
  const id = erasure?.id ?? '';
  if (!isId('erasure', id)) throw new Error('No request was made.');
  await answerAll(compliance, { erasureId: id, userId }, lending, on);
  return id;
}

const restricted = async (userId: string) => {
  const told = await compliance.events('compliance.restriction.changed');
  return told.filter(({ data }) => data['userId'] === userId).map(({ data }) => data['restricted']);
};

describe('an erasure', () => {
  test('is confirmed by the person, ordered by an officer, done by all and registered', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const id = await asked(userId);
    await reaches(compliance, fresh(userId), id, 'AWAITING_CONFIRMATION');
    expect(await settle(compliance, officer, 'approveErasure', { id })).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    const stale = userCaller(userId, ['BORROWER'], undefined, undefined, 1);
    expect(await settle(compliance, stale, 'confirmErasure', { id })).toMatchObject({
      userErrors: [{ code: 'REAUTHENTICATION_REQUIRED' }],
    });
    await settle(compliance, fresh(userId), 'confirmErasure', { id });
    await approved(compliance, officer, { erasureId: id, userId });
    await reaches(compliance, officer, id, 'ERASING');
    expect(await settle(compliance, fresh(userId), 'withdrawErasure', { id })).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    await eraseElsewhere(compliance, { erasureId: id, userId }, '2028-12-31');
    const done = await reaches(compliance, officer, id, 'DONE');
    expect(done.parts.map(({ holder, kept }) => [holder, kept])).toEqual([
      ['IDENTITY', []],
      ['CREDIT', ['SCORE_FIGURES']],
      ['LENDING', ['CREDIT_FILE']],
      ['LEDGER', ['BOOKS']],
      ['COMPLIANCE', ['AUDIT_TRAIL', 'IDENTITY_CHECKS']],
    ]);
    const [subject] = await compliance.sql`
      select s.first_name, s.date_of_birth, s.address, k.wrapped_key from compliance.subjects s
      join compliance.data_key k on k.subject_id = s.user_id and k.purpose = 'service'
      where s.user_id = ${userId}`;
    expect(subject).toEqual({
      ...{ first_name: null, date_of_birth: null, address: null, wrapped_key: null },
    });
    await registered(id, userId);
    await provenOnTrail(id);
  });

  test('is refused while something stands against it, and says from when on it can be', async () => {
    const { userId, caller } = await onboard(compliance, HARMLESS);
    const id = await asked(userId, ['OPEN_LOAN'], '2028-05-01');
    const refused = await reaches(compliance, caller, id, 'REFUSED');
    expect(refused).toMatchObject({ obstacles: ['OPEN_LOAN'], possibleFrom: '2028-05-01' });
    expect(await restricted(userId)).toEqual([true, false]);
    const again = await asked(userId, ['MONEY_OWED']);
    expect((await reaches(compliance, caller, again, 'REFUSED')).possibleFrom).toBeNull();
  });

  test('that an officer asks for takes another one, and evidence that the person does not see', async () => {
    const { userId, caller } = await onboard(compliance, HARMLESS);
    expect(await settle(compliance, officer, 'requestErasure', { userId })).toMatchObject({
      userErrors: [{ code: 'NOTE_INVALID' }],
    });
    const evidence = 'A letter with a notarised signature.';
    const made = await settle(compliance, officer, 'requestErasure', { userId, evidence });
    const id = made.erasure?.id ?? '';
    if (!isId('erasure', id)) throw new Error('No request was made.');
    await answerAll(compliance, { erasureId: id, userId });
    await reaches(compliance, caller, id, 'AWAITING_APPROVAL');
    expect(await settle(compliance, officer, 'approveErasure', { id })).toMatchObject({
      userErrors: [{ code: 'SECOND_OFFICER_REQUIRED' }],
    });
    const EVIDENCE = 'query ($id: ID!) { erasure(id: $id) { evidence requestedBy { id } } }';
    const own = await compliance.ask(caller, EVIDENCE, { id });
    expect(own.data?.['erasure']).toEqual({ evidence: null, requestedBy: null });
    const seen = await compliance.ask(secondOfficer, EVIDENCE, { id });
    expect(seen.data?.['erasure']).toEqual({ evidence, requestedBy: { id: officer.id } });
    expect(
      (await compliance.sql`select evidence from compliance.erasures where id = ${id}`)[0],
    ).not.toEqual({ evidence });
    const reason = 'A claim is being prepared.';
    expect(await settle(compliance, secondOfficer, 'refuseErasure', { id, reason })).toMatchObject({
      erasure: { status: 'REFUSED', refusal: reason },
    });
    const REFUSAL = 'query ($id: ID!) { erasure(id: $id) { refusal } }';
    const readers = async () =>
      (await compliance.events('compliance.personal_data.read')).flatMap(({ actor, data }) =>
        String(data['fields']).includes('erasure.refusal') ? [actor.id] : [],
      );
    await compliance.ask(caller, REFUSAL, { id });
    expect(await readers()).toEqual([secondOfficer.id]);
    await compliance.ask(officer, REFUSAL, { id });
    expect(await readers()).toEqual([secondOfficer.id, officer.id]);
  });

  test('waits while officers look at the person, who is told the deadline and nothing of that', async () => {
    const { userId, caller } = await onboard(compliance, LISTED);
    const id = await asked(userId);
    await reaches(compliance, caller, id, 'AWAITING_CONFIRMATION');
    await settle(compliance, fresh(userId), 'confirmErasure', { id });
    await compliance.sql`
      insert into compliance.alerts (id, version, source, rule, rule_version, subject, severity,
        status, dedupe_key, raised_at)
      values (${newId('alert')}, 1, 'MONITORING', 'TEST', '1', ${userId}, 'LOW', 'OPEN', ${id}, now())`;
    expect(await settle(compliance, officer, 'approveErasure', { id })).toMatchObject({
      userErrors: [{ code: 'CASE_OPEN' }],
    });
    // Nor is whoever was reported while it is to be looked at whether that goes on.
    await compliance.sql`
      update compliance.alerts set status = 'RESOLVED', resolution = 'CONFIRMED' where dedupe_key = ${id}`;
    await compliance.sql`
      insert into compliance.cases (id, version, subject, status, opened_by_kind, opened_by, opened_at,
        detected_at, closed_at, continuing, entries, order_key)
      values (${newId('case')}, 1, ${userId}, 'CLOSED', 'SERVICE', 'compliance', now(), now(), now(), true, 0, ${id})`;
    expect(await settle(compliance, officer, 'approveErasure', { id })).toMatchObject({
      userErrors: [{ code: 'CASE_OPEN' }],
    });
    const before = await erasureOf(compliance, caller, id);
    const reason = 'Your files are many.';
    const { erasure } = await settle(compliance, officer, 'extendErasure', { id, reason });
    expect(Date.parse(erasure?.dueAt ?? '')).toBeGreaterThan(Date.parse(before?.dueAt ?? ''));
    expect(await settle(compliance, officer, 'extendErasure', { id, reason })).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    expect(await erasureOf(compliance, caller, id)).toMatchObject({
      status: 'AWAITING_APPROVAL',
      obstacles: [],
      extension: reason,
    });
  });

  test('is one at a time, for oneself alone, after a fresh sign-in, and can be taken back', async () => {
    const { userId, caller } = await onboard(compliance, HARMLESS);
    const codes = async (by: typeof caller, input: object) =>
      (await settle(compliance, by, 'requestErasure', input)).userErrors.map(({ code }) => code);
    expect(await codes(caller, {})).toEqual(['REAUTHENTICATION_REQUIRED']);
    expect(await codes(newPerson().caller, { userId })).toEqual(['NOT_FOUND']);
    const id = await asked(userId);
    expect(await codes(fresh(userId), {})).toEqual(['REQUEST_OPEN']);
    expect(await erasureOf(compliance, newPerson().caller, id)).toBeNull();
    await settle(compliance, fresh(userId), 'withdrawErasure', { id });
    expect(await restricted(userId)).toEqual([true, false]);
    for (let more = 1; more < 5; more += 1) {
      const next = await settle(compliance, fresh(userId), 'requestErasure', {});
      await settle(compliance, fresh(userId), 'withdrawErasure', { id: next.erasure?.id });
    }
    expect(await codes(fresh(userId), {})).toEqual(['LIMIT_REACHED']);
  });

  test('and a restriction are taken from who is signed in, though compliance has not heard of them', async () => {
    const { userId, caller } = newPerson();
    const RESTRICT = `mutation ($input: RestrictProcessingInput!) {
      restrictProcessing(input: $input) { user { id } userErrors { code } } }`;
    const restrict = async (by: typeof caller, input: object) =>
      (await compliance.ask(by, RESTRICT, { input })).data?.['restrictProcessing'];
    const evidence = 'A letter with a notarised signature.';
    const nobody = { userErrors: [{ code: 'NOT_FOUND' }] };
    expect(await settle(compliance, officer, 'requestErasure', { userId, evidence })).toMatchObject(
      nobody,
    );
    expect(await restrict(officer, { userId })).toMatchObject(nobody);
    expect(await restrict(caller, {})).toEqual({ user: { id: userId }, userErrors: [] });
    const id = await asked(userId);
    expect(await restricted(userId)).toEqual([true]);
    const { dueAt } = await reaches(compliance, caller, id, 'AWAITING_CONFIRMATION');
    expect(Date.parse(dueAt)).toBeGreaterThan(Date.now());
    await onboard(compliance, HARMLESS, { userId, caller });
    await settle(compliance, fresh(userId), 'confirmErasure', { id });
    await approved(compliance, officer, { erasureId: id, userId });
    await reaches(compliance, officer, id, 'ERASING');
    await eventually(async () => {
      const [subject] = await compliance.sql`
        select first_name from compliance.subjects where user_id = ${userId}`;
      return subject?.['first_name'] === null || undefined;
    });
  });

  test('that is overdue is shown to officers, and to no officer their own', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const id = await asked(userId);
    await compliance.sql`update compliance.erasures set due_at = now() - interval '1 day' where id = ${id}`;
    const OVERDUE = '{ erasures(filter: { overdue: true }) { edges { node { id } } } }';
    const overdue = async (by: typeof officer) =>
      JSON.stringify((await compliance.ask(by, OVERDUE)).data?.['erasures']);
    expect(await overdue(officer)).toContain(id);
    expect(await overdue(userCaller(userId, ['COMPLIANCE_OFFICER']))).not.toContain(id);
  });
});

async function registered(id: string, userId: string): Promise<void> {
  const lines = await eventually(async () => {
    const text = await readFile(join(folder, 'erasures.jsonl'), 'utf8').catch(() => '');
    const found = text.split('\n').filter((line) => line.includes(id));
    return found.length === 6 ? found.map((line) => JSON.parse(line)) : undefined;
  });
  expect(lines.every((line) => line.userId === userId)).toBe(true);
  expect(lines.filter((line) => line.act === 'ORDERED')).toHaveLength(1);
  expect(lines.find((line) => line.holder === 'lending')).toMatchObject({
    act: 'ERASED',
    kept: ['CREDIT_FILE'],
    keptUntil: '2028-12-31',
  });
  await expect(compliance.sql`delete from compliance.erasure_register`).rejects.toThrow();
}

/** Each act is an entry of the audit trail, whose chain proves it. */
async function provenOnTrail(id: string): Promise<void> {
  await eventually(async () => {
    const answer = await compliance.ask(
      officer,
      'query ($id: ID!) { erasure(id: $id) { parts { holder auditEntries { type } } } }',
      { id },
    );
    const { parts } = (answer.data?.['erasure'] ?? { parts: [] }) as {
      parts: { holder: string; auditEntries: { type: string }[] }[];
    };
    const types = parts.flatMap(({ auditEntries }) => auditEntries.map(({ type }) => type));
    return types.length === 6 && types.includes('lending.erasure.done') ? true : undefined;
  });
}
