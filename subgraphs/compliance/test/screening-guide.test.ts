import { examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ports } from '../src/app/ports.ts';
import { rescreenCustomers } from '../src/app/rescreen-customers.ts';
import { officer } from './compliance-subgraph.ts';
import { screeningOf } from './deciding.ts';
import { type Beside, enrol, listed, openBeside, publish } from './publishing-lists.ts';

const PAGE = 'docs/compliance/screening.md';
const examples = examplesIn(pageOf(PAGE));
const NAME = 'VARKONSKY, Zoltimir';

let compliance: TestSubgraph;
let ports: Ports;
let beside: Beside;
beforeAll(async () => {
  beside = await openBeside();
  ({ compliance, ports } = beside);
});
afterAll(async () => {
  await beside?.close();
});

const run = (name: string, variables: Readonly<Record<string, unknown>> = {}) =>
  follow(compliance, officer, examples.get(name), variables);

test(`the examples of ${PAGE} answer as it says, one after the other`, async () => {
  const rescreen = () =>
    rescreenCustomers(ports)({ cause: 'LIST_DELTA', signal: new AbortController().signal });
  const facts = { firstName: 'Zoltimir', lastName: 'Varkonsky' };
  await publish(ports, [listed('9', 'NOBODYATALL, Xavierius')]);
  const person = await enrol(ports, { ...facts, dateOfBirth: '1990-01-01', country: 'US' });
  await rescreen();
  await publish(ports, [listed('9', 'NOBODYATALL, Xavierius'), listed('1', NAME)]);
  await rescreen();

  const { rescreenings } = (await run('Rescreenings')) as {
    rescreenings: { edges: { node: object }[] };
  };
  expect(rescreenings.edges[0]?.node).toMatchObject({
    ...{ cause: 'LIST_DELTA', scope: 'DELTA', compared: 1, changed: 1, hits: 1, failed: 0 },
    end: 'FINISHED',
  });
  const day = new Date().toISOString().slice(0, 10);
  const { screeningsOfDay } = (await run('OneDay', { person, day })) as {
    screeningsOfDay: { comparisons: object[] };
  };
  expect(screeningsOfDay).toMatchObject({
    screenings: [
      { reason: 'LIST_DELTA', outcome: 'CLEAR' },
      { reason: 'LIST_DELTA', outcome: 'HIT' },
    ],
    passedOver: [],
  });
  expect(screeningsOfDay.comparisons.at(-1)).toMatchObject({
    screening: { entities: ['demo:1'] },
  });
  expect(await run('LatestScreening', { person })).toMatchObject({
    kycVerification: {
      status: 'IN_REVIEW',
      screenings: { edges: [{ node: { openEntities: ['demo:1'], matches: [{ uid: '1' }] } }] },
    },
  });
  expect(await run('ScreenName', { name: 'Zoltimir Varkonski' })).toMatchObject({
    screenName: { matches: [{ matchedName: NAME, words: [{}, {}] }] },
  });
  expect(await run('ScreenUser', { user: person })).toMatchObject({
    screenUser: { screening: { outcome: 'HIT', matches: [{ uid: '1' }] }, userErrors: [] },
  });
  const screening = await screeningOf(compliance, person);
  const about = { person, screening, entity: 'demo:1' };
  await run('Dismiss', about);
  expect(await run('Replay', { screening })).toMatchObject({
    screeningReplay: { facts: 'AS_COMPARED', changedSince: false, same: true, differences: [] },
  });
  expect(await run('Confirm', about)).toMatchObject({
    confirmMatch: { screening: { verdicts: [{ verdict: 'DISMISSED' }, { verdict: 'CONFIRMED' }] } },
  });
});

test('a replay is of the versions and the data of then, whatever has changed since', async () => {
  await publish(ports, [listed('1', NAME)]);
  const facts = { firstName: 'Zoltimir', lastName: 'Varkonsky' };
  const person = await enrol(ports, { ...facts, dateOfBirth: '1991-01-01', country: 'US' });
  await publish(ports, [listed('1', NAME), listed('2', 'MORVANDIEU, Casimir')]);
  await rescreenCustomers(ports)({ cause: 'LIST_DELTA', signal: new AbortController().signal });
  const screening = await screeningOf(compliance, person);
  await publish(ports, [listed('3', 'TAZIRI, Hamdoun')]);
  await ports.transact((work) =>
    work.subjects.saveFacts(
      person,
      { firstName: 'Odo', lastName: 'Quell', dateOfBirth: '1991-01-01', country: 'US' },
      new Date(),
    ),
  );
  expect(await run('Replay', { screening })).toMatchObject({
    screeningReplay: { facts: 'AS_COMPARED', changedSince: true, same: true, differences: [] },
  });
  const read = await compliance.events('compliance.personal_data.read');
  expect(read.at(-1)?.data).toEqual({ userId: person, fields: ['screening.replay'] });
  const none = await compliance.ask(officer, examples.get('Replay')?.query ?? '', {
    screening: 'x',
  });
  expect(none.data).toEqual({ screeningReplay: null });
});
