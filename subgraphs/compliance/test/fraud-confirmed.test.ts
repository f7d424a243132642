import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apply, resolveAs, somebody, startTestFraud } from './applying.ts';
import {
  answered,
  newPerson,
  officer,
  onboard,
  requestClearance,
  settled,
} from './compliance-subgraph.ts';
import { decide } from './deciding.ts';
import { decideHeld, REASON, second } from './held-payment-steps.ts';
import { investigator, kindsOf, timelineOf } from './investigating.ts';
import { asked, decisionsOn, mutate, payment } from './monitoring-steps.ts';
import { FILER, reporter } from './reporting.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestFraud(FILER);
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

test('another account of whom officers rejected is for officers to look at when it applies', async () => {
  const name = 'the-same-person';
  const first = await somebody(compliance);
  await apply(compliance, first, { name });
  const second = await apply(compliance, await somebody(compliance), { name });
  expect(second.assessed.level).toBe('LOW');
  expect((await decide(compliance, first.userId, 'REJECT')).userErrors).toEqual([]);
  const { clearance, assessed } = await apply(compliance, await somebody(compliance), { name });
  expect(assessed.level).toBe('HIGH');
  expect((await answered(clearance, true)).data).toMatchObject({ fraud: 'HIGH' });
});

test('another account of somebody whose payouts an alert of fraud holds is looked at until officers have looked at that', async () => {
  const marks = { devices: ['held-device'], accounts: ['held-account'] };
  for (const _ of ['one', 'another']) await apply(compliance, await somebody(compliance), marks);
  const facts = { dateOfBirth: '1981-04-12', country: 'US' };
  const named = { firstName: 'Philippa', lastName: 'Thornquist', ...facts };
  const [first, before] = [await onboard(compliance, named), await onboard(compliance, named)];
  const { assessed } = await apply(compliance, first, marks);
  expect(assessed.level).toBe('HIGH');
  await settled(compliance, before.userId, (status) => status === 'IN_REVIEW');
  const { userId } = await onboard(compliance, { ...named, firstName: 'Philippa Maria' });
  const [row] = await compliance.sql`
    select review_reasons from compliance.kyc_verifications where user_id = ${userId}`;
  expect(row?.['review_reasons']).toEqual(['KNOWN_PERSON']);
  await resolveAs(compliance, assessed.alert_id, 'FALSE_POSITIVE');
  for (const other of [before.userId, userId])
    await settled(compliance, other, (status) => status === 'APPROVED');
});

test('another account of whom officers confirmed to be a fraud is looked at under a name more, until that is taken back', async () => {
  const marks = { devices: ['their-device'], accounts: ['their-account'] };
  await apply(compliance, await somebody(compliance), marks);
  const facts = { dateOfBirth: '1979-02-11', country: 'US' };
  const named = { firstName: 'Perpetua', lastName: 'Quillfeather', ...facts };
  const { assessed } = await apply(compliance, await onboard(compliance, named), {
    ...marks,
    name: 'perpetua-quillfeather',
  });
  await resolveAs(compliance, assessed.alert_id, 'CONFIRMED');
  const { userId } = await onboard(compliance, { ...named, firstName: 'Perpetua Maria' });
  const [row] = await compliance.sql`
    select review_reasons from compliance.kyc_verifications where user_id = ${userId}`;
  expect(row?.['review_reasons']).toEqual(['KNOWN_PERSON']);
  await resolveAs(compliance, assessed.alert_id, 'FALSE_POSITIVE');
  expect(await settled(compliance, userId, (status) => status === 'APPROVED')).toBe('APPROVED');
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

const SHOWN = `alert { id status resolution resolvedBy { id }
  supersededResolution { resolution reason resolvedBy { id } } }
  proposal { proposedBy { id } }`;
/** As one officer says it of an alert. */
const say = (alertId: string | null, resolution: string, reason: string, by = officer) =>
  mutate(
    compliance,
    by,
    'resolveAlert',
    ['ResolveAlertInput', { alertId, resolution, reason }],
    SHOWN,
  );
const waiting = async () => {
  const { data } = await compliance.ask(
    officer,
    '{ alerts(filter: { proposed: true }) { edges { node { id resolveProposal { reason } } } } }',
  );
  const alerts = data?.['alerts'] as { edges: { node: unknown }[] };
  return alerts.edges.map(({ node }) => node);
};

/** Whether it counts of whoever else applies with a device that somebody had who was confirmed to be a fraud. */
async function weighs(device: string): Promise<boolean> {
  const next = await apply(compliance, await somebody(compliance), { devices: [device] });
  const query = `query ($id: ID!) { fraudAssessment(applicationId: $id) {
    signals { facts { name value } } } }`;
  const { data } = await compliance.ask(officer, query, { id: next.applicationId });
  return JSON.stringify(data).includes('confirmedFraud');
}

test('that somebody was confirmed to be one is taken back by two officers, and weighs no more', async () => {
  const marks = { devices: ['taken-device'], accounts: ['taken-account'] };
  const named = await somebody(compliance, newPerson(['COMPLIANCE_OFFICER']));
  for (const each of [named, await somebody(compliance)]) await apply(compliance, each, marks);
  const person = await somebody(compliance);
  const { assessed, applicationId } = await apply(compliance, person, marks);
  const alertId = assessed.alert_id;
  expect(assessed.level).toBe('HIGH');
  // What was said before they were confirmed is about something else.
  expect(await say(alertId, 'FALSE_POSITIVE', 'A family.', second)).toMatchObject({
    proposal: { proposedBy: { id: second.id } },
  });
  await say(alertId, 'CONFIRMED', 'The same forged payslip.');
  expect(await weighs('taken-device')).toBe(true);

  const back = ['FALSE_POSITIVE', 'Two brothers with one payslip program.'] as const;
  const unseen = { alert: null, userErrors: [{ code: 'NOT_FOUND' }] };
  expect(await say(alertId, ...back, named.caller)).toMatchObject(unseen);
  const otherwise = await say(alertId, 'NO_ACTION', back[1]);
  expect(otherwise).toMatchObject({ userErrors: [{ code: 'INVALID_STATE' }] });
  expect(await say(alertId, ...back)).toMatchObject({
    ...{ alert: { resolution: 'CONFIRMED', supersededResolution: null } },
    proposal: { proposedBy: { id: officer.id } },
  });
  expect(await waiting()).toEqual([{ id: alertId, resolveProposal: { reason: back[1] } }]);
  const alone = await say(alertId, ...back);
  expect(alone).toMatchObject({ userErrors: [{ code: 'SECOND_OFFICER_REQUIRED' }] });
  expect(await say(alertId, ...back, named.caller)).toMatchObject(unseen);
  expect(await say(alertId, ...back, second)).toMatchObject({
    alert: {
      ...{ status: 'RESOLVED', resolution: 'FALSE_POSITIVE', resolvedBy: { id: second.id } },
      supersededResolution: {
        ...{ resolution: 'CONFIRMED', reason: 'The same forged payslip.' },
        resolvedBy: { id: officer.id },
      },
    },
    proposal: null,
  });
  expect(await waiting()).toEqual([]);

  // Lending is told anew; applications and payouts from then on are as anybody's.
  const told = (await compliance.events('compliance.alert.resolved')).filter(
    ({ data }) => data['alertId'] === alertId,
  );
  expect(told.map(({ data, actor }) => [data['resolution'], actor.id])).toEqual([
    ['CONFIRMED', officer.id],
    ['FALSE_POSITIVE', second.id],
  ]);
  const proposed = await compliance.events('compliance.proposal.made');
  expect(proposed.at(-1)).toMatchObject({
    ...{ actor: { id: officer.id }, data: { act: 'TAKE_BACK_CONFIRMATION', about: alertId } },
  });
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  expect((await answered(clearance, true)).data).toMatchObject({ fraud: 'LOW' });
  expect(await weighs('taken-device')).toBe(false);
  const payout = payment(person.userId, { direction: 'PAYOUT' });
  expect(await asked(compliance, payout)).toBe('LET_THROUGH');

  for (const statement of [
    "update compliance.superseded_resolutions set reason = 'another'",
    'delete from compliance.superseded_resolutions',
  ]) {
    await expect(compliance.sql.unsafe(statement)).rejects.toThrow(/append-only/);
  }
  expect(await say(alertId, 'CONFIRMED', 'After all.')).toMatchObject({
    userErrors: [{ code: 'INVALID_STATE' }],
  });
});

test('what is taken back sends a draft of a report back, and waits for one that was agreed on', async () => {
  const [office, reports] = [investigator(compliance), reporter(compliance)];
  const marks = { devices: ['draft-device'], accounts: ['draft-account'] };
  for (const _ of ['one', 'another']) await apply(compliance, await somebody(compliance), marks);
  const { assessed } = await apply(compliance, await somebody(compliance), marks);
  const alertId = assessed.alert_id;
  await say(alertId, 'CONFIRMED', REASON);
  const [row] = await compliance.sql`select case_id from compliance.alerts where id = ${alertId}`;
  const about = { caseId: String(row?.['case_id']), reason: REASON };
  await office.make('decideCase', { ...about, decision: 'FILE_SAR' });
  await office.make('reviewCase', { ...about, agree: true, decision: 'FILE_SAR' }, second);
  const today = new Date().toISOString().slice(0, 10);
  const activity = { from: today, to: today, categories: ['FRAUD_CONSUMER_LOAN'] };
  const content = { caseId: about.caseId, narrative: 'Two payslips of one form.', activity };
  const { id: sarId } = await reports.make('fileSar', content);
  await reports.make('reviewSar', { sarId, agree: true, reason: REASON }, second);
  expect(await say(alertId, 'FALSE_POSITIVE', REASON)).toMatchObject({
    userErrors: [{ code: 'INVALID_STATE', message: expect.stringContaining(sarId) }],
  });
  await reports.make('fileSar', content);
  for (const by of [officer, second]) await say(alertId, 'FALSE_POSITIVE', REASON, by);
  const rows = await compliance.sql`
    select status from compliance.sars where case_id = ${about.caseId} order by id`;
  expect(rows.map(({ status }) => status)).toEqual(['REPLACED', 'RETURNED']);
  expect(kindsOf(await timelineOf(compliance, about.caseId)).slice(-3)).toEqual([
    ...['ALERT_RESOLVED', 'SAR_RETURNED', 'DECISION_SET_ASIDE'],
  ]);
  await office.make('decideCase', { ...about, decision: 'NO_SAR' });
});
