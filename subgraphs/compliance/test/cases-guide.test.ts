import { ROOT_FIELDS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { examplesIn, follow, pageOf, sectionOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPLIANCE_ERROR_CODES } from '../src/domain/errors.ts';
import {
  HARMLESS,
  newPerson,
  officer,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { alertsAbout, payment, posted, watched } from './monitoring-steps.ts';
import { openRaiser, type Raiser } from './raising.ts';
import { FILER, reporter } from './reporting.ts';

const PAGE = 'docs/compliance/cases.md';
const examples = examplesIn(pageOf(PAGE));
const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const TODAY = new Date().toISOString().slice(0, 10);

let compliance: TestSubgraph;
let raiser: Raiser;
beforeAll(async () => {
  compliance = await startTestCompliance(FILER);
  raiser = await openRaiser(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = officer) =>
  follow(compliance, caller, examples.get(name), variables);

/** Of somebody who showed it at a counter. */
async function acceptedPassport(userId: `user_${string}`) {
  const at = new Date();
  await raiser.ports.transact((work) =>
    work.documents.insert({
      ...{ id: newId('doc'), kycId: newId('kyc'), userId, version: 1, kind: 'PASSPORT' },
      ...{ status: 'ACCEPTED', contentType: 'PNG', size: 1, numberHash: null, contentHash: null },
      details: { number: 'C-01X00T47', country: 'DE', expiresOn: null },
      ...{ storageKey: null, contentKey: null, uploadExpiresAt: at, uploadedAt: at },
      ...{ check: 'OFFICER', reference: null, checkedSince: null, refusal: null, note: null },
      ...{ decidedBy: officer.id, decidedAt: at, validUntil: null, warnedAt: null, createdAt: at },
      attests: null,
    }),
  );
}

describe(`the examples of ${PAGE}`, () => {
  test('about alerts answer as it says', async () => {
    const person = newPerson().userId;
    const fact = (name: string, value: string) => ({ name, value });
    const facts = [
      fact('rule', 'Ten or more payments within a week.'),
      ...[fact('payments', '12'), fact('sum', '5760.00 USD')],
    ];
    const { id } = await raiser.raise({ subject: person, rule: 'VELOCITY_COUNT', facts });
    expect(await run('Alerts', { person })).toMatchObject({
      alerts: { edges: [{ node: { id, user: { id: person } } }] },
    });
    await run('OneAlert', { alert: id });
    await run('ResolveAlert', { alert: id, firings: 1 });
  });

  test('about cases and reports answer as it says, one after the other', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const first = await raiser.raise({ subject: userId });
    const later = await raiser.raise({ subject: userId });
    await run('OpeningPolicy');
    const { openCase } = (await run('OpenCase', { alerts: [first.id] })) as {
      openCase: { case: { id: string } };
    };
    const about = { case: openCase.case.id };
    await run('AddAlerts', { ...about, alerts: [later.id] });
    await run('Assign', { ...about, officer: officer.id });
    await run('Note', about);
    await run('Evidence', { ...about, payment: newId('pay') });
    await run('Decide', about);
    await run('Review', about, colleague);
    const { fileSar } = (await run('DrawUp', { ...about, from: TODAY, to: TODAY })) as {
      fileSar: { sar: { id: string; sha256: string } };
    };
    const sar = { sar: fileSar.sar.id };
    await run('ReviewReport', sar, colleague);
    expect(await run('File', sar)).toMatchObject({ sar: { sha256: fileSar.sar.sha256 } });
    await run('Filed', { ...sar, bsaId: '31000012345678', day: TODAY });
    await run('Close', about);
    await run('GoesOn', about);
    await run('Decide', about);
    await run('Review', about, colleague);
    const timeline = await run('Timeline', about);
    expect(JSON.stringify(timeline)).toContain('Rang the shop; nobody answered.');
    expect(JSON.stringify(await run('Due'))).toContain(about.case);
  });

  test('about what a report says of the person answer as it says', async () => {
    const { userId } = await onboard(compliance, {
      ...HARMLESS,
      firstName: 'Bartholomew Christopher Montgomery Alexander',
    });
    const loanId = newId('loan');
    for (const amountMinor of ['990000', '985000', '980000']) {
      const repaid = payment(userId, { loanId, amountMinor });
      await compliance.hear('ledger.transaction.posted', posted(repaid, TODAY));
    }
    // Another loan of theirs, about which there is nothing.
    await compliance.hear('ledger.transaction.posted', posted(payment(userId), '2020-01-15'));
    await watched(compliance);
    await alertsAbout(compliance, userId, 1);
    await acceptedPassport(userId);
    const [row] = await compliance.sql`select id from compliance.cases where subject = ${userId}`;
    const about = { case: String(row?.['id']) };
    await run('Decide', about);
    await run('Review', about, colleague);
    const reports = reporter(compliance);
    const input = {
      ...{ caseId: about.case, narrative: 'Just below.' },
      activity: { from: TODAY, to: TODAY, categories: ['STRUCTURING_BELOW_CTR'] },
    };
    // Longer than the form's 35 characters: nothing is cut.
    expect((await reports.send('fileSar', input)).userErrors).toEqual([
      { code: 'INPUT_INVALID', path: ['input', 'subject', 'firstName'] },
    ]);
    const subject = { firstName: 'Bartholomew Christopher', middleName: 'Montgomery Alexander' };
    const { id: sar } = await reports.make('fileSar', { ...input, subject });
    expect(await run('Stated', { sar })).toMatchObject({
      sar: { statement: { filingDate: TODAY, subject: { ...subject, accounts: [loanId] } } },
    });
    expect((await compliance.events('compliance.personal_data.read')).at(-1)).toMatchObject({
      data: { userId, fields: ['sar.statement'] },
    });
    expect(await run('Corrected', { ...about, day: TODAY })).toMatchObject({
      fileSar: { sar: { statement: { filingDate: TODAY, subject: { accounts: [] } } } },
    });
    for (const wrong of [
      { filingDate: '2020-01-01' },
      { subject: { ...subject, accounts: ['4111111111111111'] } },
      { subject: { ...subject, identifications: [{ kind: 'OTHER', number: '7' }] } },
      { subject: { ...subject, identifications: [{ kind: 'PASSPORT', number: 'C 7' }] } },
    ]) {
      expect(await reports.codes('fileSar', { ...input, ...wrong })).toEqual(['INPUT_INVALID']);
    }
  });

  test('about a case that is taken up again answer as it says', async () => {
    const { id } = await raiser.raise();
    const { openCase } = (await run('OpenCase', { alerts: [id] })) as {
      openCase: { case: { id: string } };
    };
    const about = { case: openCase.case.id };
    await compliance.sql`update compliance.cases set status = 'CLOSED' where id = ${about.case}`;
    await run('Reopen', about);
  });

  test('show every operation on alerts, cases and reports', () => {
    const shown = [...examples.values()].map(({ query }) => query).join('\n');
    const mine = Object.keys(ROOT_FIELDS.compliance).flatMap((field) => {
      const [, name = ''] = field.split('.');
      return /alert|case|sar(?![a-z])|Sar|continuingactivity/i.test(name) ? [name] : [];
    });
    expect(mine.length).toBeGreaterThan(18);
    expect(mine.filter((name) => !new RegExp(`\\b${name}\\b`).test(shown))).toEqual([]);
  });
});

test('docs/errors.md explains every error of compliance, in the order of the schema', () => {
  const rows = sectionOf('docs/errors.md', 'Compliance').matchAll(
    /^\| `([A-Z_]+)` \| .+ \| .+ \|$/gm,
  );
  expect([...rows].map(([, code]) => code)).toEqual([...COMPLIANCE_ERROR_CODES]);
});
