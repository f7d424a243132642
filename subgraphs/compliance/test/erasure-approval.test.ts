import { userCaller } from '@blockscore/caller';
import { type Id, isId, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  caughtUp,
  HARMLESS,
  officer,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { answerAll, askedOnBehalf, erasureOf, fresh, reaches, roundOf, settle } from './erasing.ts';
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

/** A request that an officer has approved, months after the person confirmed it. */
async function approvedLate() {
  const { userId } = await onboard(compliance, HARMLESS);
  const { erasure } = await settle(compliance, fresh(userId), 'requestErasure', {});
  const id = erasure?.id ?? '';
  if (!isId('erasure', id)) throw new Error('No request was made.');
  const of = { erasureId: id, userId };
  await answerAll(compliance, of);
  await reaches(compliance, fresh(userId), id, 'AWAITING_CONFIRMATION');
  await settle(compliance, fresh(userId), 'confirmErasure', { id });
  const answer = await settle(compliance, officer, 'approveErasure', { id });
  expect(answer).toMatchObject({ erasure: { status: 'APPROVED' }, userErrors: [] });
  return of;
}

const MISSING = 'query ($id: ID!) { erasure(id: $id) { missing } }';

const ordered = async (id: string) =>
  (await compliance.events('compliance.erasure.ordered')).filter(
    ({ data }) => data['erasureId'] === id,
  ).length;

const changesOf = async (id: string) =>
  (await compliance.events('compliance.erasure.changed'))
    .filter(({ data }) => data['erasureId'] === id)
    .map(({ data, audience }) => [data['to'], audience.subject !== undefined]);

/** Until everything that was heard so far has been dealt with. */
async function settled(of: { erasureId: Id<'erasure'>; userId: Id<'user'> }): Promise<void> {
  const kept = newId('erasure');
  await compliance.hear('lending.erasure.done', {
    ...of,
    erasureId: kept,
    kept: [],
    keptUntil: null,
  });
  await eventually(async () => {
    const rows = await compliance.sql`
      select 1 from compliance.erasure_register where erasure_id = ${kept}`;
    return rows.length === 1 ? true : undefined;
  });
}

describe('an erasure that an officer approved', () => {
  test('is ordered with the last answer of the second round, and not by those of the first', async () => {
    const of = await approvedLate();
    const asked = await compliance.events('compliance.erasure.requested');
    const own = asked.filter(({ data }) => data['erasureId'] === of.erasureId);
    expect(own.map(({ data, audience }) => [data['round'], audience.subject])).toEqual([
      [undefined, of.userId],
      [2, undefined],
    ]);
    await answerAll(compliance, of);
    await settled(of);
    expect((await erasureOf(compliance, officer, of.erasureId))?.status).toBe('APPROVED');
    const missing = await compliance.ask(officer, MISSING, { id: of.erasureId });
    expect(missing.data?.['erasure']).toEqual({ missing: ['IDENTITY', 'LENDING', 'LEDGER'] });
    expect(await ordered(of.erasureId)).toBe(0);
    await answerAll(compliance, of, [], null, 2);
    await reaches(compliance, officer, of.erasureId, 'ERASING');
    expect(await ordered(of.erasureId)).toBe(1);
  });

  test('is refused where a loan was opened again meanwhile, and nothing is destroyed', async () => {
    const of = await approvedLate();
    await answerAll(compliance, of, ['OPEN_LOAN'], '2029-03-01', 2);
    const refused = await reaches(compliance, fresh(of.userId), of.erasureId, 'REFUSED');
    expect(refused).toMatchObject({ obstacles: ['OPEN_LOAN'], possibleFrom: '2029-03-01' });
    expect(await ordered(of.erasureId)).toBe(0);
    const open = await compliance.sql`
      select 1 from compliance.restrictions where user_id = ${of.userId} and ended_at is null`;
    expect(open).toEqual([]);
  });

  test('goes back where an alert came between, of which the person sees and hears nothing', async () => {
    const of = await approvedLate();
    const alert = await raiser.raise({ subject: of.userId });
    const person = fresh(of.userId);
    const seen = () => erasureOf(compliance, person, of.erasureId);
    const before = await seen();
    expect(before).toMatchObject({ status: 'AWAITING_APPROVAL', decidedAt: null });
    const twice = await settle(compliance, person, 'confirmErasure', { id: of.erasureId });
    const saidBefore = 'This request is AWAITING_APPROVAL, and waits for no confirmation.';
    expect(twice.userErrors).toMatchObject([{ message: saidBefore }]);
    const missing = await compliance.ask(person, MISSING, { id: of.erasureId });
    expect(missing.data?.['erasure']).toEqual({ missing: null });
    await answerAll(compliance, of, [], null, 2);
    await reaches(compliance, officer, of.erasureId, 'AWAITING_APPROVAL');
    expect(await seen()).toEqual(before);
    const again = await settle(compliance, person, 'confirmErasure', { id: of.erasureId });
    expect(again.userErrors).toMatchObject([{ message: saidBefore }]);
    expect((await changesOf(of.erasureId)).slice(-2)).toEqual([
      ['APPROVED', false],
      ['AWAITING_APPROVAL', false],
    ]);
    const approve = () => settle(compliance, officer, 'approveErasure', { id: of.erasureId });
    expect((await approve()).userErrors).toMatchObject([{ code: 'CASE_OPEN' }]);
    await compliance.sql`
      update compliance.alerts set status = 'RESOLVED', resolution = 'NO_ACTION', resolved_by = 'a',
        resolved_at = now(), reason = '' where id = ${alert.id}`;
    expect((await approve()).erasure?.status).toBe('APPROVED');
    await answerAll(compliance, of, [], null, 3);
    await reaches(compliance, person, of.erasureId, 'ERASING');
    const told = await compliance.events('compliance.erasure.changed');
    const last = told.findLast(({ data }) => data['erasureId'] === of.erasureId);
    expect(last).toMatchObject({
      audience: { subject: of.userId },
      data: { from: 'AWAITING_APPROVAL', to: 'ERASING' },
    });
  });

  test('can be withdrawn until the last answer, and refused by an officer', async () => {
    const withdrawn = await approvedLate();
    const { erasureId: id, userId } = withdrawn;
    expect(await settle(compliance, fresh(userId), 'withdrawErasure', { id })).toMatchObject({
      erasure: { status: 'WITHDRAWN' },
    });
    await answerAll(compliance, withdrawn, [], null, 2);
    await settled(withdrawn);
    expect(await ordered(id)).toBe(0);
    const refused = await approvedLate();
    const reason = 'A claim against you is before a court.';
    const given = { id: refused.erasureId, reason };
    expect(await settle(compliance, officer, 'refuseErasure', given)).toMatchObject({
      erasure: { status: 'REFUSED', refusal: reason },
    });
  });

  test('is asked about once more where a subgraph does not answer, after a minute', async () => {
    const of = await approvedLate();
    const approve = () => settle(compliance, officer, 'approveErasure', { id: of.erasureId });
    expect((await approve()).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    await compliance.sql`
      update compliance.erasures set decided_at = now() - interval '61 seconds'
      where id = ${of.erasureId}`;
    expect((await approve()).userErrors).toEqual([]);
    expect(await roundOf(compliance, of.erasureId)).toBe(3);
    await answerAll(compliance, of, [], null, 3);
    await reaches(compliance, officer, of.erasureId, 'ERASING');
  });

  test('is asked about once more where the first answer is hours old when the last one comes', async () => {
    const of = await approvedLate();
    const nothing = { ...of, obstacles: [], settledOn: null, round: 2 };
    await compliance.hear('lending.erasure.assessed', nothing);
    await eventually(async () => {
      const rows = await compliance.sql`
        update compliance.erasure_parts set assessed_at = now() - interval '2 hours'
        where erasure_id = ${of.erasureId} and assessed_at is not null returning 1`;
      return rows.length > 0 ? true : undefined;
    });
    await compliance.hear('identity.erasure.assessed', nothing);
    await compliance.hear('ledger.erasure.assessed', nothing);
    await eventually(async () => (await roundOf(compliance, of.erasureId)) === 3 || undefined);
    expect(await ordered(of.erasureId)).toBe(0);
    await answerAll(compliance, of, [], null, 3);
    await reaches(compliance, officer, of.erasureId, 'ERASING');
  });

  test('is not approved that one who was suspended since had asked for, and is asked for anew', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const suspended = newId('user');
    const approve = async (id: string) =>
      (await settle(compliance, second, 'approveErasure', { id })).userErrors;
    const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
    const first = await askedOnBehalf(
      compliance,
      userId,
      userCaller(suspended, ['COMPLIANCE_OFFICER']),
    );
    await compliance.hear('identity.user.suspended', { userId: suspended });
    await caughtUp(compliance);
    expect(await approve(first)).toMatchObject([{ code: 'INVALID_STATE' }]);
    await settle(compliance, officer, 'refuseErasure', { id: first, reason: 'Asked for anew.' });
    expect(await approve(await askedOnBehalf(compliance, userId))).toEqual([]);
  });

  test('is not approved of whom a match was confirmed, also with the case closed', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const id = await askedOnBehalf(compliance, userId);
    const other = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
    await confirmMatch(userId);
    expect((await settle(compliance, other, 'approveErasure', { id })).userErrors).toMatchObject([
      { code: 'MATCH_CONFIRMED' },
    ]);
  });
});

test('is not approved of whom a fraud was confirmed, until their traces go or that is taken back', async () => {
  const of = await approvedLate();
  const { erasureId: id, userId } = of;
  const person = fresh(userId);
  const before = await erasureOf(compliance, person, id);
  const confirmed = (resolution: 'CONFIRMED' | 'FALSE_POSITIVE', months: number) =>
    compliance.sql.begin(async (sql) => {
      await sql`update compliance.alerts set status = 'RESOLVED', resolution = ${resolution},
        resolved_by = 'a', resolved_at = now() where subject = ${userId}`;
      await sql`
        insert into compliance.fraud_traces (user_id, kind, mark, first_seen_at, last_seen_at)
        select ${userId}, 'DEVICE', 'mark', at, at from (values (now() - make_interval(months => ${months}))) seen (at)
        on conflict (user_id, kind, mark) do update set last_seen_at = excluded.last_seen_at`;
    });
  await raiser.raise({ subject: userId, source: 'FRAUD', severity: 'MEDIUM' });
  await confirmed('CONFIRMED', 23);
  // What was confirmed since an officer approved it holds it, too; the person reads nothing of that.
  await answerAll(compliance, of, [], null, 2);
  await reaches(compliance, officer, id, 'AWAITING_APPROVAL');
  expect(await erasureOf(compliance, person, id)).toEqual(before);
  const approve = async () =>
    (await settle(compliance, officer, 'approveErasure', { id })).userErrors;
  expect(await approve()).toMatchObject([{ code: 'FRAUD_CONFIRMED' }]);
  expect(await erasureOf(compliance, person, id)).toEqual(before);
  await confirmed('CONFIRMED', 25);
  expect(await approve()).toEqual([]);
  await confirmed('CONFIRMED', 1);
  await answerAll(compliance, of, [], null, 3);
  await reaches(compliance, officer, id, 'AWAITING_APPROVAL');
  await confirmed('FALSE_POSITIVE', 1);
  expect(await approve()).toEqual([]);
  await answerAll(compliance, of, [], null, 4);
  await reaches(compliance, person, id, 'ERASING');
});

/** As an officer said of a match whose case was closed since. */
async function confirmMatch(userId: Id<'user'>): Promise<void> {
  const [screening] = await compliance.sql`
    select id, facts_number from compliance.screenings where user_id = ${userId}`;
  await raiser.ports.transact((work) =>
    work.verdicts.insert({
      ...{ id: newId('verdict'), userId, screeningId: screening?.['id'], entity: 'demo:1' },
      ...{
        entryHash: 'a'.repeat(64),
        factsNumber: screening?.['facts_number'],
        verdict: 'CONFIRMED',
      },
      ...{ note: 'The same.', decisionId: null, decidedBy: officer.id, decidedAt: new Date() },
    }),
  );
}

test('an alert that is raised while it is ordered waits for that, and an order for the alert', async () => {
  const of = await approvedLate();
  const { transact } = raiser.ports;
  const person = of.userId;
  const steps: string[] = [];
  const gate = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const raising = transact(async (work) => {
    await work.erasures.awaitOrder(person);
    began.resolve();
    await gate.promise;
    steps.push('raised');
  });
  await began.promise;
  // Others may begin to look at the person at the same time.
  await transact((work) => work.erasures.awaitOrder(person));
  const ordering = transact(async (work) => {
    await work.erasures.holdInquiries(person);
    steps.push('looked');
  });
  await eventually(async () => {
    const waiting = await compliance.sql`
      select 1 from pg_locks where locktype = 'advisory' and not granted`;
    return waiting.length > 0 ? true : undefined;
  });
  gate.resolve();
  await Promise.all([raising, ordering]);
  expect(steps).toEqual(['raised', 'looked']);
});
