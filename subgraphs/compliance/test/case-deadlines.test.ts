import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchDeadlines } from '../src/app/cases/watch-deadlines.ts';
import { officer, startTestCompliance } from './compliance-subgraph.ts';
import { investigator, timelineOf } from './investigating.ts';
import { openRaiser, type Raiser } from './raising.ts';

const DAY_MS = 86_400_000;
const BEGAN = new Date('2026-03-02T10:00:00.000Z');

let compliance: TestSubgraph;
let raiser: Raiser;
let now = BEGAN;
beforeAll(async () => {
  compliance = await startTestCompliance();
  raiser = await openRaiser(compliance, () => now);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

async function after(days: number) {
  now = new Date(BEGAN.getTime() + days * DAY_MS);
  return await watchDeadlines(raiser.ports)();
}

test('officers are told of a deadline that is near, and that was missed, once each', async () => {
  const alert = await raiser.raise({ subject: newId('user'), rule: 'STRUCTURING', at: BEGAN });
  const caseId = String(alert.caseId);
  const asked = await compliance.ask(officer, 'query ($id: ID!) { case(id: $id) { title } }', {
    id: caseId,
  });
  expect(asked.data).toEqual({ case: { title: "Structuring: a customer's payments" } });
  expect(await after(22)).toEqual({ opened: 0, near: 0, missed: 0 });
  expect(await after(23)).toEqual({ opened: 0, near: 1, missed: 0 });
  expect(await after(24)).toEqual({ opened: 0, near: 0, missed: 0 });
  expect(await after(30)).toEqual({ opened: 0, near: 0, missed: 0 });
  expect(await after(31)).toEqual({ opened: 0, near: 0, missed: 1 });
  expect(await after(32)).toEqual({ opened: 0, near: 0, missed: 0 });
  const told = (await timelineOf(compliance, caseId)).slice(-2);
  expect(told).toMatchObject([
    { kind: 'DEADLINE_NEAR', outcome: 'SAR', text: '2026-04-01', by: null },
    { kind: 'DEADLINE_MISSED', outcome: 'SAR', text: '2026-04-01', by: null },
  ]);
  const events = (await compliance.events('compliance.case.changed')).map(
    ({ data }) => data['change'],
  );
  expect(events).toEqual(expect.arrayContaining(['DEADLINE_NEAR', 'DEADLINE_MISSED']));
});

test('an alert that officers leave out of any case gets one a week before a report would be due', async () => {
  const subject = newId('user');
  const raised = await raiser.raise({ subject, rule: 'VELOCITY', severity: 'HIGH', at: BEGAN });
  expect(raised.caseId).toBeNull();
  const aside = async () =>
    (await raiser.ports.transact((work) => work.alerts.findMany([raised.id])))[0];
  const counted = () => raiser.ports.transact((work) => work.alerts.countOpenByDeadline(now));
  expect(await after(22)).toMatchObject({ opened: 0 });
  expect((await counted()).get('AHEAD')).toBe(1);
  now = new Date(now.getTime() + DAY_MS);
  expect(await counted()).toEqual(new Map([['NEAR', 1]]));
  expect(await after(23)).toEqual({ opened: 1, near: 1, missed: 0 });
  expect((await counted()).size).toBe(0);
  const caseId = String((await aside())?.caseId);
  expect((await timelineOf(compliance, caseId)).at(-1)).toMatchObject({
    ...{ kind: 'DEADLINE_NEAR', outcome: 'SAR', text: '2026-04-01' },
  });
  expect(await after(31)).toEqual({ opened: 0, near: 0, missed: 1 });
});

test('a case that is found late is told of as missed alone', async () => {
  now = BEGAN;
  const alert = await raiser.raise({ at: new Date(BEGAN.getTime() - 40 * DAY_MS) });
  const office = investigator(compliance);
  const { id } = await office.make('openCase', { alertIds: [alert.id] });
  expect(await after(0)).toEqual({ opened: 0, near: 0, missed: 1 });
  expect((await timelineOf(compliance, id)).at(-1)).toMatchObject({ kind: 'DEADLINE_MISSED' });
});

test('the metric counts cases by what is due of them', async () => {
  const text = await (await fetch(`${compliance.url}/metrics`)).text();
  expect(text).toMatch(/^compliance_cases\{kind="MISSED"[^}]*\} [1-9]/m);
  expect(text).toMatch(/^compliance_open_alerts\{kind="AHEAD"[^}]*\} \d/m);
});
