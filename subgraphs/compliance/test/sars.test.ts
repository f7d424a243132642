import { hash, randomInt } from 'node:crypto';
import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answered,
  askedAbout,
  disclose,
  HARMLESS,
  newPerson,
  officer,
  onboard,
  requestClearance,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { investigator, kindsOf, timelineOf } from './investigating.ts';
import { found, openRaiser, type Raiser } from './raising.ts';
import { FILER, reporter } from './reporting.ts';

let compliance: TestSubgraph;
let raiser: Raiser;
let office: ReturnType<typeof investigator>;
let reports: ReturnType<typeof reporter>;
const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const TODAY = new Date().toISOString().slice(0, 10);
const reason = 'Looked at all of it.';
const activity = {
  ...{ from: TODAY, to: TODAY, amount: { amount: '29700.01', currency: 'USD' } },
  categories: ['STRUCTURING_BELOW_CTR'],
};
const narrative = 'Three repayments just below 10,000 <&> nothing else.\nSee the payments.';
beforeAll(async () => {
  compliance = await startTestCompliance(FILER);
  raiser = await openRaiser(compliance);
  office = investigator(compliance);
  reports = reporter(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

/** A case that two officers decided to report. */
async function toReport(subject: `user_${string}` | null) {
  const alert = await raiser.raise({ subject });
  const { id } = await office.make('openCase', { alertIds: [alert.id] });
  await decideToFile(id);
  return { id, alert };
}
async function decideToFile(caseId: string) {
  await office.make('decideCase', { caseId, decision: 'FILE_SAR', reason });
  await office.make('reviewCase', { caseId, agree: true, decision: 'FILE_SAR', reason }, colleague);
}
const addressOf = async (userId: string) =>
  (await compliance.sql`select address from compliance.subjects where user_id = ${userId}`)[0]?.[
    'address'
  ];
/** They live elsewhere: that is asked for, holds up no clearance, and nobody is compared by it. */
async function moved(userId: `user_${string}`, address: object) {
  const [asked, before] = [await askedAbout(compliance, userId), await addressOf(userId)];
  await compliance.hear('identity.profile.changed', { userId, fields: ['address'] });
  await eventually(async () =>
    (await askedAbout(compliance, userId)).requestId === asked.requestId ? undefined : true,
  );
  await answered(await requestClearance(compliance, userId), true);
  await disclose(compliance, userId, { ...HARMLESS, address });
  await eventually(async () => ((await addressOf(userId)) === before ? undefined : true));
  const rows = await compliance.sql`
    select reason from compliance.screenings where user_id = ${userId}`;
  expect(rows.map(({ reason: why }) => why)).toEqual(['ONBOARDING']);
}
async function standing(alertId: string) {
  const [row] = await compliance.sql`
    select status, case_id, resolution from compliance.alerts where id = ${alertId}`;
  return row;
}
const bsaId = () => `31${randomInt(10 ** 11, 10 ** 12)}`;

test('a report goes from draft to filed, by two officers, and ends the case', async () => {
  const { userId } = await onboard(compliance, HARMLESS);
  const fraud = { source: 'FRAUD', rule: 'APPLICATION_FRAUD', severity: 'HIGH' } as const;
  const alert = await raiser.raise({ subject: userId });
  const { id } = await office.make('openCase', { alertIds: [alert.id] });
  const decision = { caseId: id, decision: 'FILE_SAR', reason };
  await office.make('decideCase', decision);
  const unseen = await raiser.raise({ subject: userId, ...fraud });
  await office.make('reviewCase', { ...decision, agree: true }, colleague);
  const later = await raiser.raise({ subject: userId });
  const draft = await reports.make('fileSar', { caseId: id, narrative, activity });
  expect(draft).toMatchObject({ kind: 'INITIAL', status: 'DRAFT', priorBsaId: null });
  expect(draft.xml).toContain('<fc2:TotalSuspiciousAmountText>29701<');
  expect(draft.xml).toContain('10,000 &lt;&amp;&gt; nothing else. See the payments.');
  expect(draft.xml).toContain('<fc2:RawEntityIndividualLastName>Marchbanks<');
  expect(hash('sha256', draft.xml ?? '')).toBe(draft.sha256);
  const { id: sarId } = draft;
  expect(await office.codes('closeCase', { caseId: id })).toEqual(['INVALID_STATE']);
  const filing = { sarId, bsaId: bsaId(), filedOn: TODAY };
  expect(await reports.codes('recordSarFiling', filing)).toEqual(['INVALID_STATE']);
  const review = { sarId, agree: true, reason };
  expect(await reports.codes('reviewSar', review)).toEqual(['SECOND_OFFICER_REQUIRED']);
  await reports.make('reviewSar', review, colleague);
  expect(await reports.codes('recordSarFiling', { ...filing, bsaId: '1' })).toEqual([
    'INPUT_INVALID',
  ]);
  const filed = await reports.make('recordSarFiling', filing);
  expect(filed).toMatchObject({ status: 'FILED', bsaId: filing.bsaId, filedOn: TODAY });
  const closed = await office.make('closeCase', { caseId: id });
  expect(closed).toMatchObject({ deadline: { kind: 'CONTINUING_SAR', daysLeft: 120 } });
  expect(await standing(alert.id)).toMatchObject({ resolution: 'CONFIRMED' });
  const timeline = await timelineOf(compliance, id);
  expect(kindsOf(timeline).slice(-9)).toEqual([
    ...['ALERT_ADDED', 'AGREED', 'ALERT_ADDED', 'SAR_DRAFTED', 'SAR_REVIEWED', 'SAR_FILED'],
    ...['CLOSED', 'ALERT_LEFT', 'ALERT_LEFT'],
  ]);
  const leaving = [{ alert: { id: unseen.id } }, { alert: { id: later.id } }];
  expect(timeline.slice(-2)).toMatchObject(leaving);
  // Nobody has said anything of them: the fraud opens a case, which the other one joins.
  for (const left of [unseen, later]) {
    const elsewhere = { status: 'IN_CASE', case_id: expect.not.stringContaining(id) };
    expect(await standing(left.id)).toMatchObject(elsewhere);
  }
  const told = (await compliance.events('compliance.sar.filed')).filter(
    ({ data }) => data['caseId'] === id,
  );
  expect(told).toMatchObject([{ audience: { scopes: ['compliance:read'] }, data: { sarId } }]);
});

describe('a filed report', () => {
  test('ends its case once something comes that is not in it, which has time of its own', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const { id, alert } = await toReport(userId);
    await reports.file(id, { narrative, activity }, colleague);
    const late = found({ subject: userId });
    const next = await raiser.raise(late);
    expect(await standing(alert.id)).toMatchObject({ resolution: 'CONFIRMED', case_id: id });
    expect(next).toMatchObject({ status: 'OPEN', caseId: null });
    const kinds = kindsOf(await timelineOf(compliance, id));
    expect(kinds.slice(-2)).toEqual(['SAR_FILED', 'CLOSED']);
    const made = await office.make('openCase', { alertIds: [next.id] });
    expect(made).toMatchObject({ deadline: { kind: 'SAR', daysLeft: 30 } });
    // What fires again between the report and the closing of its case is in no report either.
    await decideToFile(made.id);
    await raiser.raise({ ...late, facts: [{ name: 'payments', value: '13 of 520.00 USD' }] });
    await reports.file(made.id, { narrative, activity }, colleague);
    await office.make('closeCase', { caseId: made.id });
    expect(await standing(next.id)).toMatchObject({ status: 'OPEN', resolution: null });
  });

  test('is continued where the activity goes on, and is due no more where it does not', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const { id } = await toReport(userId);
    const first = await reports.file(id, { narrative, activity }, colleague);
    await office.make('closeCase', { caseId: id });
    const goesOn = { caseId: id, continues: true, reason };
    expect(await office.make('reviewContinuingActivity', goesOn)).toMatchObject({
      ...{ status: 'OPEN', decision: null, deadline: { kind: 'CONTINUING_SAR', daysLeft: 120 } },
    });
    await decideToFile(id);
    const put = { caseId: id, narrative, activity };
    expect(await office.codes('closeCase', { caseId: id })).toEqual(['INVALID_STATE']);
    const next = await reports.make('fileSar', put);
    expect(next).toMatchObject({ kind: 'CONTINUING', priorBsaId: first.bsaId });
    expect(next.xml).toContain('<fc2:CumulativeTotalViolationAmountText>59402<');
    const corrects = await reports.make('fileSar', { ...put, corrects: true });
    expect(corrects).toMatchObject({ kind: 'CORRECTION', priorBsaId: first.bsaId });
    const rows = await compliance.sql`
      select status from compliance.sars where case_id = ${id} order by id`;
    expect(rows.map(({ status }) => status)).toEqual(['FILED', 'REPLACED', 'DRAFT']);
    await reports.file(id, { narrative, activity }, colleague);
    await office.make('closeCase', { caseId: id });
    const end = (by = officer) =>
      office.make('reviewContinuingActivity', { ...goesOn, continues: false }, by);
    expect(await end()).toMatchObject({ deadline: { kind: 'CONTINUING_SAR' } });
    expect(await end(colleague)).toMatchObject({ deadline: null });
  });
});

describe('a report', () => {
  test('says where the person lives as they told it last, unless an officer knows better', async () => {
    const home = {
      ...{ line1: '7 Quince Street', line2: 'Apt 4', city: 'Albany', region: 'US-NY' },
      ...{ postalCode: '12207-1234', country: 'US' },
    };
    const { userId } = await onboard(compliance, { ...HARMLESS, address: home });
    expect(await addressOf(userId)).toEqual(expect.any(String));
    expect(await addressOf(userId)).not.toMatch(/Quince|Albany|12207/);
    const { id } = await toReport(userId);
    const draft = async (subject?: object) =>
      (await reports.make('fileSar', { caseId: id, narrative, activity, subject })).xml ?? '';
    const told = await draft({ phone: '2025550100' });
    expect(told).toContain('<fc2:RawStreetAddress1Text>7 Quince Street, Apt 4<');
    expect(told).toContain('<fc2:RawStateCodeText>NY<');
    expect(told).toContain('<fc2:RawZIPCode>122071234<');
    const other = await draft({ street: '1 Elm Rd', city: 'Oslo', country: 'NO' });
    expect(other).toContain('<fc2:RawStreetAddress1Text>1 Elm Rd<');
    expect(other).toContain('<fc2:RawCountryCodeText>NO<');
    expect(other).not.toMatch(/Quince|Albany|122071234/);
    await moved(userId, { ...home, line1: '9 Medlar Lane', line2: null });
    expect(await draft()).toContain('<fc2:RawStreetAddress1Text>9 Medlar Lane<');
    const ADDRESS =
      'query ($userId: ID!) { kycVerification(userId: $userId) { address { line1 } } }';
    const seen = await compliance.ask(officer, ADDRESS, { userId });
    expect(seen.data).toEqual({ kycVerification: { address: { line1: '9 Medlar Lane' } } });
    expect((await compliance.events('compliance.personal_data.read')).at(-1)).toMatchObject({
      data: { userId, fields: ['kycVerification.address'] },
    });
    const own = await compliance.ask(userCaller(userId, ['BORROWER']), ADDRESS, { userId });
    expect(own.data).toEqual({ kycVerification: { address: null } });
  });

  test('about nobody who is known says so', async () => {
    const { id } = await toReport(null);
    const draft = await reports.make('fileSar', { caseId: id, narrative, activity });
    expect(draft.xml).toContain('AllCriticalSubjectInformationUnavailableIndicator>Y<');
  });

  test('is refused where the case, the activity or the person do not allow it', async () => {
    const unknown = await raiser.raise();
    const { id } = await office.make('openCase', { alertIds: [unknown.id] });
    const put = { caseId: id, narrative, activity };
    expect(await reports.codes('fileSar', put)).toEqual(['INVALID_STATE']);
    await decideToFile(id);
    expect(await reports.codes('fileSar', put)).toEqual(['SUBJECT_UNKNOWN']);
    for (const wrong of [
      { narrative: ' \n' },
      { narrative: 'Cash\u0000.' },
      { narrative: 'By card 4111 1111 1111 1111.' },
      { narrative: 'x'.repeat(19_501) },
      { activity: { ...activity, to: '2999-01-01' } },
      { activity: { ...activity, categories: [] } },
      { activity: { ...activity, noAmount: true } },
      { activity: { ...activity, amount: { amount: '1.00', currency: 'EUR' } } },
      { subject: { tin: '12-34' } },
    ]) {
      expect(await reports.codes('fileSar', { ...put, ...wrong })).toEqual(['INPUT_INVALID']);
    }
  });

  test('cannot be read in the table, changed or taken away, and reading it leaves an audit entry', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const { id } = await toReport(userId);
    const { id: sarId } = await reports.make('fileSar', { caseId: id, narrative, activity });
    const [row] = await compliance.sql`select xml from compliance.sars where id = ${sarId}`;
    expect(row?.['xml']).not.toMatch(/Marchbanks|narrative/i);
    for (const statement of [
      `update compliance.sars set xml = null where id = '${sarId}'`,
      `delete from compliance.sars where id = '${sarId}'`,
    ]) {
      await expect(compliance.sql.unsafe(statement)).rejects.toThrow(/append-only/);
    }
    const read = await compliance.events('compliance.personal_data.read');
    expect(read.at(-1)).toMatchObject({
      actor: { id: officer.id },
      data: { userId, fields: ['sar.xml'] },
    });
  });

  test('is not there for whom it is about, an officer or not', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER']);
    await onboard(compliance, HARMLESS, self);
    const { id } = await toReport(self.userId);
    const { id: sarId } = await reports.make('fileSar', { caseId: id, narrative, activity });
    const guess = newId('sar');
    for (const [mutation, input] of [
      ['reviewSar', { agree: true, reason }],
      ['recordSarFiling', { bsaId: bsaId(), filedOn: TODAY }],
    ] as const) {
      const ask = (about: string) =>
        reports.send(mutation, { sarId: about, ...input }, self.caller);
      expect(await ask(sarId)).toEqual(await ask(guess));
    }
    const shown = await compliance.ask(self.caller, 'query ($id: ID!) { sar(id: $id) { xml } }', {
      id: sarId,
    });
    expect(shown.data).toEqual({ sar: null });
  });
});

test('a lender whose name is not configured is told which variables to set', async () => {
  const { SAR_FILER_EIN: _, SAR_CONTACT_OFFICE: __, ...rest } = FILER;
  const unnamed = await startTestCompliance(rest);
  const { data } = await unnamed.ask(
    officer,
    `mutation ($input: FileSarInput!) { fileSar(input: $input) { userErrors { code message } } }`,
    { input: { caseId: newId('case'), narrative, activity } },
  );
  expect(data?.['fileSar']).toEqual({
    userErrors: [
      {
        code: 'FILER_UNKNOWN',
        message: 'Reports cannot name the lender: set SAR_FILER_EIN, SAR_CONTACT_OFFICE.',
      },
    ],
  });
  await unnamed.close();
  await unnamed.drop();
});
