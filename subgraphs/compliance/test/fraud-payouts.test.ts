import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterEach, expect, test } from 'vitest';
import {
  answer,
  apply,
  askedFor,
  assessedOf,
  factsOf,
  resolveAs,
  SOURCES,
  somebody,
  startTestFraud,
  type Told,
} from './applying.ts';
import { type Person, requestClearance } from './compliance-subgraph.ts';
import { releaseHeld } from './held-payment-steps.ts';
import { asked, decisionsOn, payment, watched } from './monitoring-steps.ts';

let compliance: TestSubgraph;
afterEach(async () => {
  await compliance?.close();
  await compliance?.drop();
});

/** The offer was accepted, and nobody has said what they know. */
async function accepted({ userId }: Person) {
  const applicationId = newId('app');
  await requestClearance(compliance, userId, { applicationId, purpose: 'DISBURSEMENT' });
  return await askedFor(compliance, applicationId);
}

/** Everybody says what they know. */
async function disclose(about: Awaited<ReturnType<typeof accepted>>, told: Told): Promise<void> {
  const facts = factsOf(told);
  for (const source of SOURCES) await answer(compliance, about, source, facts[source]);
}

/** Lending asks about a payout, and is told nothing. */
async function waiting({ userId }: Person) {
  const payout = payment(userId, { direction: 'PAYOUT' });
  await compliance.hear('lending.payment_check.requested', payout);
  await watched(compliance);
  expect(await decisionsOn(compliance, payout.paymentId)).toEqual([]);
  return payout;
}

const decisionOn = ({ paymentId }: { readonly paymentId: string }) =>
  eventually(async () => (await decisionsOn(compliance, paymentId)).at(-1));

test('no payout overtakes the question that was asked as the offer was accepted, and what is found holds it', async () => {
  compliance = await startTestFraud();
  const ring = { devices: ['ring-device'], accounts: ['ring-account'] };
  for (const _ of ['one', 'another']) await apply(compliance, await somebody(compliance), ring);
  const person = await somebody(compliance);
  // Cleared as they applied: nothing was known then that others have too.
  expect((await apply(compliance, person)).assessed.level).toBe('LOW');
  const about = await accepted(person);
  const payout = await waiting(person);
  // Lending asks again, and what comes in goes on.
  await compliance.hear('lending.payment_check.requested', payout);
  expect(await asked(compliance, payment(person.userId))).toBe('LET_THROUGH');
  expect(await asked(compliance, payment(person.userId, { direction: 'REFUND' }))).toBe(
    'LET_THROUGH',
  );
  expect(await decisionsOn(compliance, payout.paymentId)).toEqual([]);
  await disclose(about, ring);
  expect(await decisionOn(payout)).toBe('BLOCK');
  const { level, alert_id } = await assessedOf(compliance, about.applicationId);
  expect(level).toBe('HIGH');
  const [hold] = await compliance.sql`
    select status, alert_ids from compliance.payment_holds where payment_id = ${payout.paymentId}`;
  expect(hold).toEqual({ status: 'HELD', alert_ids: [alert_id] });
  expect(await decisionsOn(compliance, payout.paymentId)).toEqual(['BLOCK']);
  // What officers released in sight of it stays so until they confirm it.
  await releaseHeld(compliance, payout.paymentId);
  const askAgain = async () => {
    await compliance.hear('lending.payment_check.requested', payout);
    await watched(compliance);
    return await decisionsOn(compliance, payout.paymentId);
  };
  expect(await askAgain()).toEqual(['BLOCK', 'LET_THROUGH', 'LET_THROUGH']);
  await resolveAs(compliance, alert_id, 'CONFIRMED');
  expect((await askAgain()).at(-1)).toBe('BLOCK');
});

test('whoever is none is paid once that is known, and answered the same again', async () => {
  compliance = await startTestFraud();
  const person = await somebody(compliance);
  const about = await accepted(person);
  const payout = await waiting(person);
  const other = await waiting(person);
  await disclose(about, {});
  expect(await decisionOn(payout)).toBe('LET_THROUGH');
  expect(await decisionOn(other)).toBe('LET_THROUGH');
  expect(await asked(compliance, payout)).toBe('LET_THROUGH');
  // What it was answered before is there at once: the answer to this question may still come.
  await watched(compliance);
  // What was let through and not heard waits too, while another application of theirs is looked at.
  const next = await accepted(person);
  const before = (await decisionsOn(compliance, payout.paymentId)).length;
  await compliance.hear('lending.payment_check.requested', payout);
  await watched(compliance);
  expect(await decisionsOn(compliance, payout.paymentId)).toHaveLength(before);
  await disclose(next, {});
  await expect
    .poll(() => decisionsOn(compliance, payout.paymentId), { timeout: 20_000 })
    .toHaveLength(before + 1);
  const left = await compliance.sql`
    select 1 from compliance.movements where waiting_since is not null`;
  expect(left).toEqual([]);
});

test('a payout waits as long as patience lasts, also for a process that starts again', async () => {
  compliance = await startTestFraud();
  const person = await somebody(compliance);
  const { applicationId } = await accepted(person);
  const payout = await waiting(person);
  const failed = await waiting(person);
  await compliance.hear('lending.payment.failed', {
    ...{ paymentId: failed.paymentId, loanId: failed.loanId, code: 'OTHER' },
  });
  await watched(compliance);
  await compliance.close();
  const impatient = { ...compliance.environment, FRAUD_PATIENCE_SECONDS: '0' };
  compliance = await startTestFraud(impatient, compliance.database);
  expect(await decisionOn(payout)).toBe('LET_THROUGH');
  expect((await assessedOf(compliance, applicationId)).not_known).toContain('LENDING');
  // Of what came to nothing meanwhile nothing is said.
  await expect
    .poll(
      () => compliance.sql`select 1 from compliance.movements where waiting_since is not null`,
      { timeout: 20_000 },
    )
    .toEqual([]);
  expect(await decisionsOn(compliance, failed.paymentId)).toEqual([]);
});
