import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ports } from '../src/app/ports.ts';
import { rescreenCustomers } from '../src/app/rescreen-customers.ts';
import {
  answered,
  caughtUp,
  disclose,
  HARMLESS,
  officer,
  onboard,
  type Person,
  requestClearance,
  settled,
} from './compliance-subgraph.ts';
import { decide } from './deciding.ts';
import { type Beside, listed, openBeside, publish } from './publishing-lists.ts';

const NOBODY = listed('0', 'NOBODYATALL, Xavierius');
const PERSON = listed('1', 'MARCHBANKS, Ottoline');

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

const FIELDS =
  'id status missing level requiredLevel startedAt updatedAt decisions { id } screenings { edges { cursor } }';
/** All that somebody is told of a verification, and what they have of it in a copy of their data. */
async function seen({ userId, caller }: Person) {
  const { data, errors } = await compliance.ask(
    caller,
    `query ($id: ID!) { kycVerification(userId: $id) { ${FIELDS} } }`,
    { id: userId },
  );
  const begun = await compliance.ask(
    caller,
    'mutation { startKycVerification { kycVerification { status missing level updatedAt } } }',
  );
  const { verification } = await ports.transact((work) => work.ownCopies.of(userId));
  const codes = errors?.map(({ extensions }) => extensions?.code);
  return { data, codes, begun: begun.data, verification };
}
const heardBy = async (userId: string) =>
  (await compliance.events()).filter(({ audience }) => audience.subject === userId);
const heard = async ({ userId }: Person) => (await heardBy(userId)).length;

/** An approved customer whom a list that changed hits at night. */
async function hit() {
  await publish(ports, [NOBODY]);
  await rescreen();
  const person = await onboard(compliance, HARMLESS);
  expect(await settled(compliance, person.userId, () => true)).toBe('APPROVED');
  const before = { seen: await seen(person), heard: await heard(person) };
  await publish(ports, [NOBODY, PERSON]);
  await rescreen();
  expect(await settled(compliance, person.userId, () => true)).toBe('IN_REVIEW');
  return { person, before };
}
const rescreen = () =>
  rescreenCustomers(ports)({
    cause: 'LIST_DELTA',
    signal: new AbortController().signal,
  });

test('a customer who was approved reads the same in every field while a match is looked at, and after', async () => {
  const { person, before } = await hit();
  expect(before.seen.data).toMatchObject({
    kycVerification: { status: 'APPROVED', missing: [], level: 'BASIC' },
  });
  expect({ seen: await seen(person), heard: await heard(person) }).toEqual(before);
  const { data } = await compliance.ask(
    officer,
    'query ($id: ID!) { kycVerification(userId: $id) { status level } }',
    { id: person.userId },
  );
  expect(data).toEqual({ kycVerification: { status: 'IN_REVIEW', level: null } });

  const refused = await answered(await requestClearance(compliance, person.userId), false);
  expect(refused.data).toMatchObject({ kyc: 'IN_REVIEW', screening: 'POTENTIAL_MATCH' });
  expect({ seen: await seen(person), heard: await heard(person) }).toEqual(before);

  await decide(compliance, person.userId, 'APPROVE');
  expect(await settled(compliance, person.userId, () => true)).toBe('APPROVED');
  expect((await seen(person)).verification).toEqual(before.seen.verification);
  const after = await seen(person);
  expect(after.data).toEqual(before.seen.data);
});

test.each([
  ['a newcomer', () => onboard(compliance, HARMLESS)],
  ['a customer', async () => (await hit()).person],
])('%s whose match was dismissed has what others have in their trail', async (_, met) => {
  await publish(ports, [NOBODY]);
  await rescreen();
  const clear = await onboard(compliance, HARMLESS);
  await publish(ports, [NOBODY, PERSON]);
  await rescreen();
  const person = await met();
  await decide(compliance, person.userId, 'APPROVE');
  expect(await settled(compliance, person.userId, () => true)).toBe('APPROVED');
  await caughtUp(compliance);
  const trail = async ({ caller, userId }: Person) => {
    const query = `query ($id: ID) { auditTrail(userId: $id) { edges { node {
      type actor { kind id } details { name value } } } } }`;
    const { data } = await compliance.ask(caller, query, { id: userId });
    // Each has a verification of their own.
    return JSON.stringify(data).replaceAll(/(kyc|user)_[a-z0-9]+/g, '$1');
  };
  expect(await trail(person)).toBe(await trail(clear));
  expect(await trail(person)).toContain('APPROVED');
});

test('until an officer rejects', async () => {
  const { person } = await hit();
  await decide(compliance, person.userId, 'REJECT');
  expect((await seen(person)).data).toMatchObject({
    kycVerification: { status: 'REJECTED', level: null },
  });
});

test('a customer who changes their data meanwhile hears what everybody hears who does', async () => {
  const { person } = await hit();
  const told = async ({ userId }: Person) =>
    (await heardBy(userId)).map(({ data }) => [data['from'], data['to']]);
  const AMBROSE = { firstName: 'Ambrose' };
  const other = await onboard(compliance, { ...HARMLESS, ...AMBROSE });
  expect(await settled(compliance, other.userId, () => true)).toBe('APPROVED');
  const change = async ({ userId }: Person) => {
    await compliance.hear('identity.profile.changed', { userId, fields: ['lastName'] });
    await settled(compliance, userId, (status) => status === 'PENDING');
  };
  for (const each of [person, other]) await change(each);
  expect((await told(person)).at(-1)).toEqual(['APPROVED', 'PENDING']);
  expect(await told(person)).toEqual(await told(other));
  for (const each of [person, other]) {
    expect((await seen(each)).data).toMatchObject({ kycVerification: { status: 'PENDING' } });
  }
  // The name that they take is matched as well, and the former match is carried on by another one.
  for (const lastName of ['Marchbankss', 'Quennevoll']) {
    for (const { userId } of [person, other]) {
      const isOther = userId === other.userId;
      await disclose(compliance, userId, { ...HARMLESS, lastName, ...(isOther && AMBROSE) });
      await settled(compliance, userId, (status) => status !== 'PENDING');
    }
    expect(await settled(compliance, person.userId, () => true)).toBe('IN_REVIEW');
    expect((await told(person)).at(-1)).toEqual(['PENDING', 'APPROVED']);
    expect(await told(person)).toEqual(await told(other));
    for (const each of [person, other]) {
      const reads = { status: 'APPROVED', missing: [], level: 'BASIC' };
      expect((await seen(each)).data).toMatchObject({ kycVerification: reads });
      await change(each);
    }
  }
});
