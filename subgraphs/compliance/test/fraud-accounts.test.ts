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
import {
  answered,
  caughtUp,
  officer,
  type Person,
  requestClearance,
} from './compliance-subgraph.ts';

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

interface Assessed {
  readonly signals: readonly {
    readonly code: string;
    readonly points: number;
    readonly others: readonly { readonly id: string }[];
  }[];
}

/** Code, points and others of each signal, as an officer reads them. */
async function signalsOf(applicationId: string) {
  const { data } = await compliance.ask(
    officer,
    `query ($id: ID!) { fraudAssessment(applicationId: $id) {
       signals { code points others { id } } } }`,
    { id: applicationId },
  );
  const { signals } = (data as { fraudAssessment: Assessed }).fraudAssessment;
  return signals.map(({ code, points, others }) => [code, points, others.map(({ id }) => id)]);
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

test('whoever types the account of somebody else taints nobody, until the provider says that it is theirs', async () => {
  const claim = { accounts: ['account-of-the-victim'], isOnlyClaimed: true };
  const attackers = [await somebody(compliance), await somebody(compliance)];
  const [bank, mule] = [newId('bank'), await somebody(compliance)];
  for (const attacker of attackers) await apply(compliance, attacker, claim);
  // Verified before it is judged what they said, and after they did.
  await compliance.hear('lending.payout_account.changed', {
    ...{ userId: mule.userId, payoutAccountId: bank, from: 'PENDING', to: 'VERIFIED' },
  });
  const victim = { accounts: claim.accounts };
  const first = await apply(compliance, await somebody(compliance), victim);
  expect(await signalsOf(first.applicationId)).toEqual([
    ['SHARED_ACCOUNT_UNVERIFIED', 24, attackers.map(({ userId }) => userId).sort()],
  ]);
  expect(first.assessed.level).toBe('LOW');
  await apply(compliance, mule, { ...claim, payoutAccountId: bank });
  const next = await apply(compliance, await somebody(compliance), claim);
  const found = await signalsOf(next.applicationId);
  expect(found.map(([code, points]) => [code, points])).toEqual([
    ['SHARED_ACCOUNT', 50],
    ['MANY_APPLICATIONS_OF_OTHERS', 6],
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
