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
import { openRaiser, type Raiser } from './raising.ts';
import { FILER } from './reporting.ts';

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

describe(`the examples of ${PAGE}`, () => {
  test('about alerts answer as it says', async () => {
    const person = newPerson().userId;
    const { id } = await raiser.raise({ subject: person });
    expect(await run('Alerts', { person })).toMatchObject({
      alerts: { edges: [{ node: { id, user: { id: person } } }] },
    });
    await run('OneAlert', { alert: id });
    await run('ResolveAlert', { alert: id });
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
