import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { newSealKeyPair, openSealed, type SealPrivateKey } from '@blockscore/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPorts, openResources } from '../src/adapters/resources.ts';
import { calculateCreditScore } from '../src/app/calculate-credit-score.ts';
import { creditConfig } from '../src/config.ts';
import { person, startTestCredit, submitted } from './credit-subgraph.ts';

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

/** Asks as lending does, and waits for credit's answer. */
async function assess(userId: string) {
  const { publicKey, privateKey } = await newSealKeyPair();
  const requestId = newId('req');
  await credit.hear('lending.assessment.requested', {
    requestId,
    applicationId: newId('app'),
    userId: userId as `user_${string}`,
    publicKey,
  });
  const answer = await eventually(async () =>
    (await credit.events('credit.assessment.disclosed')).find(
      ({ data }) => data['requestId'] === requestId,
    ),
  );
  return { answer, requestId, privateKey };
}

async function open(privateKey: SealPrivateKey, sealed: unknown, requestId: string) {
  const opened = await openSealed(privateKey, String(sealed), { requestId });
  return opened.ok ? opened.value : opened.error.code;
}

test('a question about somebody is answered so that only the asker can read it', async () => {
  const caller = person();
  const score = await submitted(credit, caller);
  const { answer, requestId, privateKey } = await assess(caller.id);
  expect(answer.data).toEqual({
    ...{ requestId, userId: caller.id, status: 'DISCLOSED' },
    sealed: expect.any(String),
  });
  expect(answer.audience).toEqual({ scopes: [] });
  const [stated] = await credit.sql`
    select submitted_at from credit.financial_profiles where user_id = ${caller.id}`;
  expect(await open(privateKey, answer.data['sealed'], requestId)).toEqual({
    scoreId: score.id,
    value: score.value,
    band: score.band,
    probabilityOfDefault: score.probabilityOfDefault,
    modelId: 'application-v1',
    modelVersion: '1',
    calculatedAt: score.calculatedAt,
    statedAt: stated?.['submitted_at'].toISOString(),
    monthlyIncome: { minor: '420050', currency: 'USD' },
    monthlyDebtPayments: { minor: '98765', currency: 'USD' },
    reasons: score.reasons.map(({ code, text }) => ({ code, text })),
  });
  const another = await newSealKeyPair();
  expect(await open(another.privateKey, answer.data['sealed'], requestId)).toBe('SEAL_INVALID');
  expect(await open(privateKey, answer.data['sealed'], newId('req'))).toBe('SEAL_INVALID');
});

test('a question about somebody without a profile is answered with that', async () => {
  const { answer } = await assess(newId('user'));
  expect(answer.data).toMatchObject({ status: 'NO_PROFILE' });
  expect(answer.data).not.toHaveProperty('sealed');
});

test('a score of an earlier model is calculated anew for the answer', async () => {
  const caller = person();
  const score = await submitted(credit, caller);
  const config = creditConfig(credit.environment);
  const resources = await openResources(config, 'credit test');
  const ports = await createPorts(resources, config);
  const { prepared, configured } = ports.models;
  const current = prepared.get('application-v1');
  if (!current) throw new Error('There is no application-v1.');
  const earlier = { ...current, model: { ...current.model, id: 'application-v0', version: 0 } };
  const models = {
    ...ports.models,
    prepared: new Map([...prepared, ['application-v0', earlier]]),
    configured: { ...configured, APPLICATION: 'application-v0' },
  };
  await calculateCreditScore({ ...ports, models })(caller, { userId: caller.id });
  await resources.connection.close();
  const { answer, requestId, privateKey } = await assess(caller.id);
  expect(await open(privateKey, answer.data['sealed'], requestId)).toMatchObject({
    value: score.value,
    modelId: 'application-v1',
  });
  const rows = await credit.sql`
    select model_id from credit.credit_scores where user_id = ${caller.id} order by id`;
  expect(rows.map((row) => row['model_id'])).toEqual([
    'application-v1',
    'application-v0',
    'application-v1',
  ]);
});

test('a score is calculated anew once months of repaying came in, and neither again without news nor while data is restricted', async () => {
  const caller = person();
  const score = await submitted(credit, caller);
  const loanId = newId('loan');
  for (let number = 1; number <= 6; number++) {
    const end = new Date();
    end.setUTCMonth(end.getUTCMonth() - 6 + number, 0);
    await credit.hear('lending.performance.reported', {
      ...{ userId: caller.id as `user_${string}`, loanId, number },
      ...{ periodEnd: end.toISOString().slice(0, 10), currency: 'USD', status: 'ACTIVE' },
      ...{ dueMinor: '10000', paidMinor: '10000', daysPastDue: 0, worstDaysPastDue: 0 },
    });
  }
  const scoreIdOf = async () => {
    const { answer, requestId, privateKey } = await assess(caller.id);
    const opened = await open(privateKey, answer.data['sealed'], requestId);
    return (opened as { scoreId: string }).scoreId;
  };
  const restrict = async (restricted: boolean) => {
    const userId = caller.id as `user_${string}`;
    await credit.hear('compliance.restriction.changed', { userId, restricted });
    await eventually(async () => {
      const rows = await credit.sql`
        select 1 from credit.restricted_people where user_id = ${userId}`;
      return rows.length === (restricted ? 1 : 0) ? true : undefined;
    });
  };
  // Of whose data is restricted nothing is scored of itself.
  await restrict(true);
  expect(await scoreIdOf()).toBe(score.id);
  await restrict(false);
  const second = await scoreIdOf();
  expect(second).not.toBe(score.id);
  expect(await scoreIdOf()).toBe(second);
  const [row] = await credit.sql`
    select cause, behaviour_model_id from credit.credit_scores where id = ${second}`;
  expect(row).toEqual({ cause: 'ASSESSMENT', behaviour_model_id: 'behaviour-v1' });
});
