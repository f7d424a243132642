import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasePerson } from '../src/app/erase-person.ts';
import {
  answer,
  apply,
  askedFor,
  assessedOf,
  factsOf,
  SOURCES,
  somebody,
  startTestFraud,
} from './applying.ts';
import {
  answered,
  caughtUp,
  officer,
  type Person,
  requestClearance,
} from './compliance-subgraph.ts';
import { openRaiser, type Raiser } from './raising.ts';

let compliance: TestSubgraph;
let raiser: Raiser;
beforeAll(async () => {
  compliance = await startTestFraud();
  raiser = await openRaiser(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

const erased = ({ userId }: Person) =>
  raiser.ports.transact((work) =>
    erasePerson(work, raiser.ports, { erasureId: newId('erasure'), userId }),
  );
const tracesOf = async ({ userId }: Person) =>
  await compliance.sql`select kind from compliance.fraud_traces where user_id = ${userId}`;

test('whoever is erased leaves no trace, and nobody is found to share anything with them', async () => {
  const marks = { devices: ['erased-device'], accounts: ['erased-account'] };
  const person = await somebody(compliance);
  await apply(compliance, person, marks);
  expect(await tracesOf(person)).not.toEqual([]);
  await erased(person);
  expect(await tracesOf(person)).toEqual([]);
  const { assessed } = await apply(compliance, await somebody(compliance), marks);
  expect(assessed).toMatchObject({ score: 0, level: 'LOW' });
});

test('what is asked about somebody who is erased meanwhile keeps no clearance waiting', async () => {
  const person = await somebody(compliance);
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  const asked = await askedFor(compliance, applicationId);
  const facts = factsOf({});
  await answer(compliance, asked, 'identity', facts.identity);
  await caughtUp(compliance);
  await erased(person);
  const [row] = await compliance.sql`
    select * from compliance.fraud_requests where application_id = ${applicationId}`;
  expect(row).toMatchObject({ private_key: null, identity: null, lending: null, credit: null });
  for (const source of SOURCES) await answer(compliance, asked, source, facts[source]);
  // Lending asks anew, as it does of whoever it has not heard of.
  const again = await requestClearance(compliance, person.userId, { applicationId });
  await caughtUp(compliance);
  const answers = [...(await clearance.answers()), ...(await again.answers())];
  for (const { data } of answers) expect(data).not.toHaveProperty('fraud');
  expect(await tracesOf(person)).toEqual([]);
  const rows = await compliance.sql`
    select 1 from compliance.fraud_assessments where application_id = ${applicationId}`;
  expect(rows).toEqual([]);
});

test('an answer that comes late, after the person was erased, changes nothing and is in no row', async () => {
  const person = await somebody(compliance);
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, person.userId, { applicationId });
  const asked = await askedFor(compliance, applicationId);
  const facts = factsOf({ devices: ['too-late-device'], accounts: ['too-late-account'] });
  await answer(compliance, asked, 'credit', facts.credit);
  // Patience is over: it is judged by that alone, and can still be answered.
  await compliance.sql`
    update compliance.fraud_requests set requested_at = requested_at - interval '2 hours'
    where application_id = ${applicationId}`;
  await answered(clearance, true);
  const [open] = await compliance.sql`
    select private_key from compliance.fraud_requests where application_id = ${applicationId}`;
  expect(open?.['private_key']).not.toBeNull();
  await erased(person);
  for (const source of SOURCES) await answer(compliance, asked, source, facts[source]);
  await caughtUp(compliance);
  const [row] = await compliance.sql`
    select * from compliance.fraud_requests where application_id = ${applicationId}`;
  expect(row).toMatchObject({ private_key: null, identity: null, lending: null, credit: null });
  expect(await tracesOf(person)).toEqual([]);
  const rows = await compliance.sql`
    select supersedes from compliance.fraud_assessments where application_id = ${applicationId}`;
  expect(rows).toEqual([{ supersedes: null }]);
  expect(await compliance.sql`select * from compliance.dead_letter`).toEqual([]);
  // The next one is heard as ever.
  await apply(compliance, await somebody(compliance), { devices: ['too-late-device'] });
});

test('what was found is unreadable once the retention key is gone', async () => {
  const person = await somebody(compliance);
  const { applicationId, assessed } = await apply(compliance, person, { incomeMinor: '900000' });
  const { ports } = raiser;
  await ports.transact((work) => work.erasures.destroyRetention(person.userId));
  const shown = await compliance.ask(
    officer,
    `query ($id: ID!) { fraudAssessment(applicationId: $id) {
      score signals { code } replay { outcome score } } }`,
    { id: applicationId },
  );
  expect(shown.data).toEqual({
    fraudAssessment: {
      ...{ score: assessed.score, signals: null },
      replay: { outcome: 'FACTS_ERASED', score: null },
    },
  });
});

test('nothing of what was disclosed, or of whom it was shared with, is in plain', async () => {
  const marks = {
    devices: ['plain-device'],
    accounts: ['plain-account'],
    incomeMinor: '987654321',
  };
  const [one, two] = [await somebody(compliance), await somebody(compliance)];
  await apply(compliance, one, marks);
  const { applicationId } = await apply(compliance, two, { ...marks, holderName: 'Zebulon Quux' });
  await assessedOf(compliance, applicationId);
  const [row] = await compliance.sql`
    select * from compliance.fraud_assessments where application_id = ${applicationId}`;
  expect(JSON.stringify(row)).not.toContain(one.userId);
  const tables = await compliance.sql`
    select table_name from information_schema.tables
    where table_schema = 'compliance' and table_name <> 'fraud_traces'`;
  for (const { table_name: table } of tables) {
    const rows = await compliance.sql`select * from compliance.${compliance.sql(String(table))}`;
    expect(`${table} ${JSON.stringify(rows)}`).not.toMatch(/plain-device|987654321|Zebulon/);
  }
  const events = JSON.stringify(await compliance.events());
  expect(events).not.toMatch(/plain-device|987654321|Zebulon|"signals"/);
});

test('the copy of their data tells somebody which marks are kept, and nothing of what came of them', async () => {
  const marks = { devices: ['copied-device'], accounts: ['copied-account'] };
  await apply(compliance, await somebody(compliance), marks);
  const person = await somebody(compliance);
  const { clearance, assessed } = await apply(compliance, person, marks);
  await answered(clearance, true);
  expect(assessed.level).toBe('ELEVATED');
  await caughtUp(compliance);
  const copy = await raiser.ports.transact((work) => work.ownCopies.of(person.userId));
  const { traces } = copy as { traces: readonly { readonly kind: string }[] };
  expect(traces.map(({ kind }) => kind).sort()).toEqual([
    ...['ACCOUNT', 'DEVICE', 'MAILBOX', 'NAME_AND_BIRTH', 'NETWORK', 'PHONE', 'POSTAL_ADDRESS'],
  ]);
  const text = JSON.stringify(copy);
  expect(text).not.toMatch(/fraud|ELEVATED|copied-device|application_facts|alert|SHARED/i);
  const trail = await compliance.ask(
    person.caller,
    'query ($id: ID) { auditTrail(userId: $id, first: 100) { edges { node { type details { name value } } } } }',
    { id: person.userId },
  );
  expect(JSON.stringify(trail.data)).not.toMatch(/fraud|application_facts|alert|clearance/i);
});
