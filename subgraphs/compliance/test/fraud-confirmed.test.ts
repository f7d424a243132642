import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apply, resolveAs, somebody, startTestFraud } from './applying.ts';
import { answered, officer, requestClearance } from './compliance-subgraph.ts';
import { decideHeld, REASON, second } from './held-payment-steps.ts';
import { asked, decisionsOn, payment } from './monitoring-steps.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestFraud();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const release = (paymentId: string, by = officer) =>
  decideHeld(compliance, 'releasePayment', paymentId, by);

test('whoever was confirmed to be a fraud is one whatever is asked about, and is paid no loan', async () => {
  const marks = { devices: ['one-device'], accounts: ['one-account'] };
  await apply(compliance, await somebody(compliance), marks);
  const person = await somebody(compliance);
  const { userId } = person;
  const harmless = await apply(compliance, person);
  const held = payment(userId, { direction: 'PAYOUT', country: 'KP' });
  expect(await asked(compliance, held)).toBe('BLOCK');
  const { assessed } = await apply(compliance, person, marks);
  expect([harmless.assessed.level, assessed.level]).toEqual(['LOW', 'ELEVATED']);
  // Nobody keeps from whom it is likely of what they are paid: that it is so does.
  const before = payment(userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, before)).toBe('LET_THROUGH');
  await release(held.paymentId, second);
  await resolveAs(compliance, assessed.alert_id, 'CONFIRMED');

  const { applicationId } = harmless;
  const clearance = await requestClearance(compliance, userId, { applicationId });
  expect((await answered(clearance, true)).data).toMatchObject({ fraud: 'HIGH' });
  const query = 'query ($id: ID!) { fraudAssessment(applicationId: $id) { level levelTold } }';
  const { data } = await compliance.ask(officer, query, { id: applicationId });
  expect(data?.['fraudAssessment']).toEqual({ level: 'LOW', levelTold: 'HIGH' });

  const payout = payment(userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, payout)).toBe('BLOCK');
  for (const { paymentId } of [held, payout]) {
    expect(await release(paymentId)).toMatchObject({
      heldPayment: null,
      userErrors: [{ code: 'INVALID_STATE', message: expect.stringMatching(/confirmed/) }],
    });
    expect(await decisionsOn(compliance, paymentId)).toEqual(['BLOCK']);
  }
  // What they owe goes on coming in.
  expect(await asked(compliance, payment(userId))).toBe('LET_THROUGH');
  const refused = await decideHeld(compliance, 'refusePayment', payout.paymentId);
  expect(refused).toMatchObject({ heldPayment: { status: 'REFUSED', reason: REASON } });
});

test('what was found since a payout was held keeps it until officers have looked at that', async () => {
  const marks = { devices: ['later-device'], accounts: ['later-account'] };
  for (const _ of ['one', 'another']) await apply(compliance, await somebody(compliance), marks);
  const person = await somebody(compliance);
  const held = payment(person.userId, { direction: 'PAYOUT', country: 'KP' });
  const comingIn = payment(person.userId, { country: 'KP' });
  for (const each of [held, comingIn]) expect(await asked(compliance, each)).toBe('BLOCK');
  await release(held.paymentId, second);
  const { assessed } = await apply(compliance, person, marks);
  expect(assessed.level).toBe('HIGH');
  const refused = await release(held.paymentId);
  expect(refused).toMatchObject({ heldPayment: null, userErrors: [{ code: 'INVALID_STATE' }] });
  expect(refused.userErrors[0]?.message).toContain(assessed.alert_id);
  // It says nothing of what the person pays.
  await release(comingIn.paymentId, second);
  expect(await release(comingIn.paymentId)).toMatchObject({ heldPayment: { status: 'RELEASED' } });
  await resolveAs(compliance, assessed.alert_id, 'FALSE_POSITIVE');
  expect(await release(held.paymentId)).toMatchObject({ heldPayment: { status: 'RELEASED' } });
});
