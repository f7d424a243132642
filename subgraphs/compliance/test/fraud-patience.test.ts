import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterEach, expect, test } from 'vitest';
import {
  answer,
  apply,
  askedFor,
  assessedOf,
  factsOf,
  SOURCES,
  somebody,
  startTestFraud,
} from './applying.ts';
import { answered, caughtUp, requestClearance } from './compliance-subgraph.ts';
import { asked, payment } from './monitoring-steps.ts';

let compliance: TestSubgraph;
afterEach(async () => {
  await compliance?.close();
  await compliance?.drop();
});

test('who does not answer in time is named, and the application goes on; later answers change nothing', async () => {
  compliance = await startTestFraud({ FRAUD_PATIENCE_SECONDS: '1' });
  const person = await somebody(compliance);
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  const asked = await askedFor(compliance, applicationId);
  const facts = factsOf({ devices: ['late-device'] });
  await answer(compliance, asked, 'identity', facts.identity);
  expect((await answered(clearance, true)).data).toMatchObject({ fraud: 'LOW' });
  const assessed = await assessedOf(compliance, applicationId);
  expect(assessed.not_known).toEqual([
    ...['LENDING', 'CREDIT', 'ACCOUNT', 'DOCUMENT', 'STATED_INCOME', 'OBSERVED_INCOME'],
  ]);
  for (const source of SOURCES) await answer(compliance, asked, source, facts[source]);
  await caughtUp(compliance);
  expect(await assessedOf(compliance, applicationId)).toEqual(assessed);
  expect(await clearance.answers()).toHaveLength(1);
  // What did come was kept, to be found with the next one.
  const traces = await compliance.sql`
    select kind from compliance.fraud_traces where user_id = ${person.userId} order by kind`;
  expect(traces.map(({ kind }) => kind)).toEqual([
    ...['DEVICE', 'MAILBOX', 'NAME_AND_BIRTH', 'NETWORK', 'PHONE'],
  ]);
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
  compliance = await startTestFraud({ FRAUD_PATIENCE_SECONDS: '1' });
  const unreadable = await somebody(compliance);
  await questions(unreadable.userId, 'not what was kept', 101);
  const person = await somebody(compliance);
  const clearance = await requestClearance(compliance, person.userId);
  expect((await answered(clearance, true)).data).toMatchObject({ fraud: 'LOW' });
});

test('a question whose key is gone comes to an end, and what waits for it is answered', async () => {
  compliance = await startTestFraud({ FRAUD_PATIENCE_SECONDS: '1' });
  const person = await somebody(compliance);
  await questions(person.userId, null, 1);
  const payout = payment(person.userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, payout)).toBe('LET_THROUGH');
  expect(
    await compliance.sql`select 1 from compliance.fraud_requests where closed_at is null`,
  ).toEqual([]);
});
