import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Asked,
  answer,
  apply,
  factsOf,
  SOURCES,
  somebody,
  startTestFraud,
  type Told,
} from './applying.ts';
import { answered, caughtUp, type Person, requestClearance } from './compliance-subgraph.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestFraud();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

/** What compliance asked about an application and where its loan is paid to. */
async function questions(applicationId: string) {
  const asked = await compliance.events('compliance.application_facts.requested');
  return asked.filter(({ data }) => data['applicationId'] === applicationId);
}

/** Lending asks about paying out a loan to an account; everybody says what they know, if they are asked. */
async function askAbout(
  { userId }: Person,
  applicationId: `app_${string}`,
  payoutAccountId: `bank_${string}`,
  told: Told,
) {
  const about = { applicationId, payoutAccountId, loanId: newId('loan') };
  const clearance = await requestClearance(compliance, userId, {
    ...{ ...about, purpose: 'DISBURSEMENT' },
  });
  const question = await eventually(async () =>
    (await questions(applicationId)).find(
      ({ data }) => data['payoutAccountId'] === payoutAccountId,
    ),
  );
  const facts = factsOf(told);
  for (const source of SOURCES) {
    await answer(compliance, question.data as unknown as Asked, source, facts[source]);
  }
  return (await answered(clearance, true)).data;
}

test('a loan that goes to another account is judged again, and once for each', async () => {
  const ring = { accounts: ['ring-account'] };
  for (const _ of ['one', 'another']) await apply(compliance, await somebody(compliance), ring);
  const person = await somebody(compliance);
  const { applicationId } = await apply(compliance, person);
  const [clean, theirs] = [newId('bank'), newId('bank')];
  const known = { accounts: ['own-account'] };
  expect(await askAbout(person, applicationId, clean, known)).toMatchObject({ fraud: 'LOW' });
  const changed = { accounts: ['ring-account', 'own-account'] };
  expect(await askAbout(person, applicationId, theirs, changed)).toMatchObject({
    fraud: 'ELEVATED',
  });
  expect(await askAbout(person, applicationId, clean, changed)).toMatchObject({ fraud: 'LOW' });
  await caughtUp(compliance);
  expect((await questions(applicationId)).map(({ data }) => data['payoutAccountId'])).toEqual([
    ...[undefined, clean, theirs],
  ]);
  const rows = await compliance.sql`
    select purpose, payout_account_id, level from compliance.fraud_assessments
    where application_id = ${applicationId} order by id`;
  expect(rows).toEqual([
    { purpose: 'APPLICATION', payout_account_id: null, level: 'LOW' },
    { purpose: 'DISBURSEMENT', payout_account_id: clean, level: 'LOW' },
    { purpose: 'DISBURSEMENT', payout_account_id: theirs, level: 'ELEVATED' },
  ]);
});

test('a payout of which no account was told is judged as before', async () => {
  const person = await somebody(compliance);
  const { applicationId } = await apply(compliance, person);
  const about = { applicationId, loanId: newId('loan'), purpose: 'DISBURSEMENT' } as const;
  await requestClearance(compliance, person.userId, about);
  await requestClearance(compliance, person.userId, about);
  await eventually(async () => ((await questions(applicationId)).length > 1 ? true : undefined));
  await caughtUp(compliance);
  expect(await questions(applicationId)).toHaveLength(2);
});
