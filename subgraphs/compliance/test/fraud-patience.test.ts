import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterEach, expect, test } from 'vitest';
import {
  answer,
  apply,
  askedFor,
  assessedOf,
  factsOf,
  resolveAs,
  SOURCES,
  type Source,
  somebody,
  startTestFraud,
  type Told,
} from './applying.ts';
import {
  answered,
  caughtUp,
  officer,
  type Person,
  requestClearance,
} from './compliance-subgraph.ts';
import { asked, payment } from './monitoring-steps.ts';

let compliance: TestSubgraph;
afterEach(async () => {
  await compliance?.close();
  await compliance?.drop();
});

/** Every assessment of an application, the first one first. */
const assessmentsOf = async (applicationId: string) =>
  await compliance.sql`
    select id, level, score, not_known, alert_id, supersedes from compliance.fraud_assessments
    where application_id = ${applicationId} order by assessed_at, id`;

const alertsOf = async (userId: string) =>
  await compliance.sql`
    select id, severity from compliance.alerts where subject = ${userId} order by id`;

/** Patience with all who were asked is over: nothing here hangs on how fast a machine is. */
const endPatience = () => compliance.sql`
  update compliance.fraud_requests set requested_at = requested_at - interval '2 hours'`;

/** A person applies, and of those who know of them these alone answer before patience ends. */
async function applyWith(person: Person, facts: ReturnType<typeof factsOf>, inTime: Source[]) {
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  const question = await askedFor(compliance, applicationId);
  for (const source of inTime) await answer(compliance, question, source, facts[source]);
  await caughtUp(compliance);
  await endPatience();
  const { data } = await answered(clearance, true);
  return { applicationId, question, clearance, told: data['fraud'] };
}

const rejudged = async (applicationId: string, times: number) =>
  await expect.poll(() => assessmentsOf(applicationId), { timeout: 20_000 }).toHaveLength(times);

test('who does not answer in time is named; what they answer later is judged, once, and stops the loan', async () => {
  compliance = await startTestFraud();
  const ring = { devices: ['late-device'], accounts: ['late-account'] };
  for (const _ of ['one', 'another']) await apply(compliance, await somebody(compliance), ring);
  const person = await somebody(compliance);
  const facts = factsOf(ring);
  const { applicationId, question, clearance, told } = await applyWith(person, facts, ['credit']);
  expect(told).toBe('LOW');
  const [first] = await assessmentsOf(applicationId);
  expect(first).toMatchObject({ level: 'LOW', alert_id: null, supersedes: null });
  expect(first?.['not_known']).toEqual(expect.arrayContaining(['IDENTITY', 'LENDING']));
  const before = payment(person.userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, before)).toBe('LET_THROUGH');

  await answer(compliance, question, 'identity', facts.identity);
  await rejudged(applicationId, 2);
  await answer(compliance, question, 'lending', facts.lending);
  await rejudged(applicationId, 3);
  // However often they say it again, and even if it were something else.
  const others = factsOf({ devices: ['another-device'] });
  for (const source of SOURCES) {
    await answer(compliance, question, source, facts[source]);
    await answer(compliance, question, source, others[source]);
  }
  await caughtUp(compliance);
  const [same, second, third, ...more] = await assessmentsOf(applicationId);
  expect([same, more]).toEqual([first, []]);
  expect(second).toMatchObject({ level: 'ELEVATED', supersedes: first?.['id'] });
  expect(second?.['not_known']).toContain('LENDING');
  expect(third).toMatchObject({ level: 'HIGH', supersedes: second?.['id'] });
  expect(third?.['not_known']).toEqual(['DOCUMENT', 'OBSERVED_INCOME']);
  expect(await alertsOf(person.userId)).toEqual([
    { id: second?.['alert_id'], severity: 'MEDIUM' },
    { id: third?.['alert_id'], severity: 'HIGH' },
  ]);
  expect(await clearance.answers()).toHaveLength(1);
  const [kept] = await compliance.sql`
    select * from compliance.fraud_requests where application_id = ${applicationId}`;
  expect(kept).toMatchObject({ private_key: null, identity: null, lending: null, credit: null });

  const again = await requestClearance(compliance, person.userId, { applicationId });
  expect((await answered(again, true)).data).toMatchObject({ fraud: 'HIGH' });
  expect(await asked(compliance, payment(person.userId, { direction: 'PAYOUT' }))).toBe('BLOCK');
  const query = `query ($id: ID!) { fraudAssessment(applicationId: $id) {
    id levelTold replay { outcome } supersedes { id supersedes { id supersedes { id } } } } }`;
  const { data } = await compliance.ask(officer, query, { id: applicationId });
  expect(data?.['fraudAssessment']).toEqual({
    ...{ id: third?.['id'], levelTold: 'HIGH', replay: { outcome: 'SAME' } },
    supersedes: { id: second?.['id'], supersedes: { id: first?.['id'], supersedes: null } },
  });
  // One that comes out lower says nothing of what officers have not looked at.
  const lower = { id: newId('fraud'), level: 'LOW', score: 0, supersedes: third?.['id'] };
  await compliance.sql`
    insert into compliance.fraud_assessments
    select (jsonb_populate_record(each, ${compliance.sql.json(lower)})).*
    from compliance.fraud_assessments each where id = ${String(third?.['id'])}`;
  const lendingHears = async () => {
    const anew = await requestClearance(compliance, person.userId, { applicationId });
    return (await answered(anew, true)).data['fraud'];
  };
  expect(await lendingHears()).toBe('HIGH');
  for (const { id } of await alertsOf(person.userId)) {
    await resolveAs(compliance, id, 'FALSE_POSITIVE');
  }
  expect(await lendingHears()).toBe('LOW');
});

test('what officers found stands for a later assessment that finds no more, and for none that does', async () => {
  compliance = await startTestFraud();
  const pair = { devices: ['pair-device'], accounts: ['pair-account'] };
  await apply(compliance, await somebody(compliance), pair);
  const settled = async (told: Told) => {
    const person = await somebody(compliance);
    const facts = factsOf(told);
    const applied = await applyWith(person, facts, ['identity', 'lending']);
    const [{ id } = {}] = await alertsOf(person.userId);
    await resolveAs(compliance, id, 'FALSE_POSITIVE');
    await answer(compliance, applied.question, 'credit', facts.credit);
    await rejudged(applied.applicationId, 2);
    const [, later] = await assessmentsOf(applied.applicationId);
    const clearance = await requestClearance(compliance, person.userId, {
      applicationId: applied.applicationId,
    });
    const { fraud } = (await answered(clearance, true)).data;
    return { first: id, later, fraud, alerts: (await alertsOf(person.userId)).length };
  };
  const same = await settled(pair);
  expect(same).toMatchObject({ fraud: 'LOW', alerts: 1, later: { alert_id: same.first } });
  const worse = await settled({ ...pair, incomeMinor: '4000000' });
  expect(worse).toMatchObject({ fraud: 'HIGH', alerts: 2, later: { level: 'HIGH' } });
  expect(worse.later?.['alert_id']).not.toBe(worse.first);
});

test('an answer that is not as agreed, or that cannot be opened, is one: nobody waits for a better', async () => {
  compliance = await startTestFraud();
  const person = await somebody(compliance);
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  const asked = await askedFor(compliance, applicationId);
  await answer(compliance, asked, 'credit', { income: 'much' });
  const { requestId, userId } = asked;
  const sealed = 'a.b.c.d.e';
  await compliance.hear('lending.application_facts.disclosed', { requestId, userId, sealed });
  // What is in the same streams behind them goes on.
  await caughtUp(compliance);
  await answer(compliance, asked, 'identity', factsOf({}).identity);
  expect((await answered(clearance, true)).data).toMatchObject({ fraud: 'LOW' });
  const { not_known } = await assessedOf(compliance, applicationId);
  expect(not_known.filter((each) => /IDENTITY|LENDING|CREDIT/.test(each))).toEqual([
    ...['LENDING_UNREADABLE', 'CREDIT_UNREADABLE'],
  ]);
});

test('a holder whose name is none takes nothing from what is told of the account', async () => {
  compliance = await startTestFraud();
  const [one, other] = [await somebody(compliance), await somebody(compliance)];
  await apply(compliance, one, { accounts: ['acct-of-two'] });
  const { assessed } = await apply(compliance, other, {
    ...{ accounts: ['acct-of-two'], holderName: 'Ann\tLee' },
  });
  expect(assessed).toMatchObject({ score: 25 });
  expect(assessed.not_known).toEqual(['DOCUMENT', 'OBSERVED_INCOME']);
});

test('a process that starts again goes on where the other one was', async () => {
  compliance = await startTestFraud();
  const person = await somebody(compliance);
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  const asked = await askedFor(compliance, applicationId);
  const facts = factsOf({});
  await answer(compliance, asked, 'identity', facts.identity);
  await answer(compliance, asked, 'credit', facts.credit);
  await caughtUp(compliance);
  await compliance.close();
  compliance = await startTestFraud(compliance.environment, compliance.database);
  await answer(compliance, asked, 'lending', facts.lending);
  const decided = async () =>
    (await compliance.events('compliance.clearance.decided')).filter(
      ({ data }) => data['requestId'] === clearance.requestId,
    );
  await expect.poll(decided, { timeout: 20_000 }).toHaveLength(1);
  expect((await decided())[0]?.data).toMatchObject({ cleared: true, fraud: 'LOW' });
});

/** Questions about somebody that are older than any of today, so that each round begins with them. */
async function questions(userId: string, privateKey: string | null, count: number) {
  for (let made = 0; made < count; made += 1) {
    await compliance.sql`insert into compliance.fraud_requests
      (request_id, user_id, application_id, purpose, private_key, requested_at)
      values (${newId('req')}, ${userId}, ${newId('app')}, 'APPLICATION', ${privateKey}, '2026-01-01')`;
  }
}

test('however many cannot be judged, the others have their turn', async () => {
  compliance = await startTestFraud();
  const unreadable = await somebody(compliance);
  await questions(unreadable.userId, 'not what was kept', 101);
  const person = await somebody(compliance);
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  await askedFor(compliance, applicationId);
  await endPatience();
  expect((await answered(clearance, true)).data).toMatchObject({ fraud: 'LOW' });
});

test('what cannot be judged however often it is tried is for officers, and keeps nobody waiting for ever', async () => {
  compliance = await startTestFraud();
  const person = await somebody(compliance);
  await questions(person.userId, 'not what was kept', 1);
  const payout = payment(person.userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, payout)).toBe('BLOCK');
  const alerts = await compliance.sql`
    select id, rule, severity from compliance.alerts where source = 'FRAUD'`;
  expect(alerts).toMatchObject([{ rule: 'APPLICATION_NOT_JUDGED', severity: 'HIGH' }]);
  const [question] = await compliance.sql`
    select * from compliance.fraud_requests where user_id = ${person.userId}`;
  expect(question).toMatchObject({ private_key: null, closed_at: expect.any(Date) });
  const told = async () => {
    const applicationId = question?.['application_id'];
    const clearance = await requestClearance(compliance, person.userId, { applicationId });
    return (await answered(clearance, true)).data['fraud'];
  };
  expect(await told()).toBe('HIGH');
  await resolveAs(compliance, alerts[0]?.['id'], 'NO_ACTION');
  expect(await told()).toBe('LOW');
});

test('what nobody answered within a day is forgotten', async () => {
  compliance = await startTestFraud();
  const person = await somebody(compliance);
  await questions(person.userId, 'kept', 1);
  const { applicationId } = await applyWith(person, factsOf({}), []);
  await compliance.sql`
    update compliance.fraud_requests set closed_at = requested_at where requested_at < '2026-02-01'`;
  const keys = async () =>
    await compliance.sql`
      select application_id from compliance.fraud_requests where private_key is not null`;
  await expect.poll(keys).toEqual([{ application_id: applicationId }]);
});

test('a question whose key is gone comes to an end, and what waits for it is answered', async () => {
  compliance = await startTestFraud();
  const person = await somebody(compliance);
  await questions(person.userId, null, 1);
  const payout = payment(person.userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, payout)).toBe('LET_THROUGH');
  expect(
    await compliance.sql`select 1 from compliance.fraud_requests where closed_at is null`,
  ).toEqual([]);
});
