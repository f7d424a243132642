import type { Caller } from '@blockscore/caller';
import { type Id, isId, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { newSealKeyPair, openSealed } from '@blockscore/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APPLICANT, officer, person, startTestCredit, submitted } from './credit-subgraph.ts';
import { reviewsIn } from './score-reviews.ts';

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

const { requested, resolve } = reviewsIn(() => credit);

function idOf({ id }: Caller): Id<'user'> {
  if (!isId('user', id)) throw new Error('A person is a user.');
  return id;
}

async function ask(userId: Id<'user'>) {
  const { publicKey, privateKey } = await newSealKeyPair();
  const requestId = newId('req');
  await credit.hear('compliance.application_facts.requested', {
    ...{ requestId, userId, applicationId: newId('app'), publicKey },
  });
  return { requestId, privateKey };
}

async function factsOf(userId: Id<'user'>) {
  const { requestId, privateKey } = await ask(userId);
  const event = await eventually(async () =>
    (await credit.events('credit.application_facts.disclosed')).find(
      ({ data }) => data['requestId'] === requestId,
    ),
  );
  expect(event.audience).toEqual({ scopes: [] });
  const opened = await openSealed(privateKey, String(event.data['sealed']), { requestId });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value as Record<string, unknown>;
}

const earning = (amount: string) => ({
  ...APPLICANT,
  monthlyIncome: { amount, currency: 'USD' },
});
const stated = (minor: string, by: string) => ({
  ...{ minor, currency: 'USD', by, at: expect.stringMatching(/^\d{4}-.*Z$/) },
});

test('compliance is told how the income was stated over time', async () => {
  const caller = person();
  await submitted(credit, caller, earning('4200.50'));
  await submitted(credit, caller, earning('9000'));
  expect(await factsOf(idOf(caller))).toEqual({
    income: stated('900000', 'PERSON'),
    earlierIncomes: [stated('420050', 'PERSON')],
    observedIncome: null,
    employmentMonths: 30,
  });
});

test('what an officer put right is what is known of it', async () => {
  const caller = person();
  const score = await submitted(credit, caller, earning('9000'));
  const review = await requested(caller, score.id);
  const correction = { monthlyIncome: { amount: '3100', currency: 'USD' } };
  await resolve(officer, review.id, { outcome: 'CORRECTED', correction });
  expect(await factsOf(idOf(caller))).toMatchObject({
    income: stated('310000', 'OFFICER'),
    earlierIncomes: [stated('900000', 'PERSON')],
    observedIncome: stated('310000', 'OFFICER'),
  });
});

test('who stated nothing is answered so, and of an erased person nothing is', async () => {
  expect(await factsOf(idOf(person()))).toEqual({
    ...{ income: null, earlierIncomes: [], observedIncome: null, employmentMonths: null },
  });
  const caller = person();
  await submitted(credit, caller);
  const erasureId = newId('erasure');
  await credit.hear('compliance.erasure.ordered', { erasureId, userId: idOf(caller) });
  const { requestId } = await ask(idOf(caller));
  // Answered in the order of the questions, this one comes after.
  await factsOf(idOf(person()));
  const answers = await credit.events('credit.application_facts.disclosed');
  expect(answers.filter(({ data }) => data['requestId'] === requestId)).toEqual([]);
});
