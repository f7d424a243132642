import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endOwnRetention, erasePerson } from '../src/app/erase-person.ts';
import type { Ports } from '../src/app/ports.ts';
import { tendIndex } from '../src/app/tend-index.ts';
import {
  caughtUp,
  type Facts,
  newPerson,
  officer,
  onboard,
  type Person,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { changeProfile, decide, decideOn, sayOtherwise, tellChange } from './deciding.ts';
import { investigator } from './investigating.ts';
import { openProcess, type Process } from './publishing-lists.ts';

let compliance: TestSubgraph;
let process: Process;
let ports: Ports;
beforeAll(async () => {
  compliance = await startTestCompliance({ KYC_ALLOWED_COUNTRIES: 'US' });
  process = await openProcess(compliance);
  ({ ports } = process);
});
afterAll(async () => {
  await process?.close();
  await compliance?.close();
  await compliance?.drop();
});

const named = (firstName: string, lastName: string, more: Partial<Facts> = {}): Facts => ({
  ...{ firstName, lastName, dateOfBirth: '1979-02-11', country: 'US' },
  ...more,
});
const becomes = (person: Person, status: string) =>
  settled(compliance, person.userId, (found) => found === status);
async function reads({ userId, caller }: Person, by = caller) {
  const query =
    'query ($id: ID!) { kycVerification(userId: $id) { status level missing reviewReasons } }';
  const { data } = await compliance.ask(by, query, { id: userId });
  return data?.['kycVerification'];
}

test('whom officers rejected comes back by no other account, be it approved already; nobody is told', async () => {
  const before = await onboard(compliance, named('Ottoline', 'Marchbanks'));
  const rejected = await onboard(compliance, named('Ottoline', 'Marchbanks'));
  const another = await onboard(
    compliance,
    named('Ottoline', 'Marchbanks', { dateOfBirth: '1979-02-12' }),
  );
  const known = await reads(before);
  expect(known).toMatchObject({ status: 'APPROVED', level: 'BASIC' });
  await decide(compliance, rejected.userId, 'REJECT');
  // Who was known reads what they read before.
  await becomes(before, 'IN_REVIEW');
  expect(await reads(before)).toEqual(known);
  expect(await reads(before, officer)).toMatchObject({ reviewReasons: ['KNOWN_PERSON'] });
  // With a middle name, accents and the words in another order.
  const after = await onboard(compliance, named('Márchbanks', 'Ottoline Quintilla'));
  const read = { status: 'PENDING', level: null, missing: [], reviewReasons: null };
  expect(await reads(after)).toEqual(read);
  expect(await reads(after, officer)).toMatchObject({
    ...{ status: 'IN_REVIEW', reviewReasons: ['KNOWN_PERSON'] },
  });
  expect(await reads(another, officer)).toMatchObject({ status: 'APPROVED' });
  const { kycVerification } = await decide(compliance, after.userId, 'APPROVE');
  expect(kycVerification?.status).toBe('APPROVED');
});

test('whom officers rejected has nobody looked at by names that they take on after it', async () => {
  const honest = await onboard(compliance, named('Perpetua', 'Ashgrove'));
  const rejected = await onboard(compliance, named('Barnaby', 'Nettleship'));
  await decide(compliance, rejected.userId, 'REJECT');
  await sayOtherwise(compliance, rejected.userId, named('Perpetua', 'Ashgrove'));
  await sayOtherwise(compliance, rejected.userId, named('Barnaby', 'Nettleship'));
  const known = () => ports.transact((work) => work.samePeople.questioned(honest.userId));
  expect(await known()).toEqual([]);
  // Nor where a release has everybody noted anew, which knows whom they rejected by what they went by then.
  const { userId } = rejected;
  await compliance.sql`delete from compliance.person_marks where user_id = ${userId}`;
  await compliance.sql`update compliance.subjects set indexed_at = null where user_id = ${userId}`;
  await tendIndex(ports)();
  expect(await known()).toEqual([]);
  const again = await onboard(compliance, named('Barnaby', 'Nettleship'));
  expect(await reads(again, officer)).toMatchObject({ reviewReasons: ['KNOWN_PERSON'] });
  const another = await onboard(compliance, named('Perpetua', 'Ashgrove'));
  expect(await reads(another, officer)).toMatchObject({ reviewReasons: ['KNOWN_PERSON'] });
});

test('to take a rejection back approves nothing that was not told while it stood', async () => {
  const [person, other] = [
    await onboard(compliance, named('Peregrine', 'Hollowell')),
    await onboard(compliance, named('Peregrine', 'Hollowell')),
  ];
  await decide(compliance, person.userId, 'REJECT');
  await decide(compliance, other.userId, 'REJECT');
  expect(await reads(person, officer)).toMatchObject({ reviewReasons: [] });
  const { kycVerification } = await decide(compliance, person.userId, 'APPROVE');
  expect(kycVerification?.status).toBe('IN_REVIEW');
  expect(await reads(person, officer)).toMatchObject({ reviewReasons: ['KNOWN_PERSON'] });
  expect((await decide(compliance, person.userId, 'APPROVE')).kycVerification).toMatchObject({
    status: 'APPROVED',
  });
});

test('while officers look at somebody, they look at whoever comes as the same later, and no longer', async () => {
  const first = await onboard(compliance, named('Zebedee', 'Quillfeather'));
  const looked = await onboard(compliance, named('Zebedee', 'Quillfeather', { country: 'DE' }));
  const later = await onboard(compliance, named('Zebedee', 'Quillfeather'));
  expect(await reads(later, officer)).toMatchObject({ reviewReasons: ['KNOWN_PERSON'] });
  // Nor does it end while identity has not told what they changed.
  await changeProfile(compliance, looked.userId);
  expect(await reads(looked, officer)).toMatchObject({
    status: 'IN_REVIEW',
    reviewReasons: ['COUNTRY'],
  });
  const facts = named('Zebedee', 'Quillfeather', { country: 'DE' });
  await tellChange(compliance, looked.userId, facts);
  await decide(compliance, looked.userId, 'APPROVE');
  await becomes(later, 'APPROVED');
  expect(await reads(first, officer)).toMatchObject({ status: 'APPROVED' });
});

test('an officer finds nothing of another account of theirs, decides nothing about it, and has its case no more', async () => {
  const own = await onboard(
    compliance,
    named('Cordelia', 'Ravenscroft'),
    newPerson(['COMPLIANCE_OFFICER']),
  );
  const abroad = named('Rosalind', 'Featherstone', { country: 'DE' });
  const { userId } = await onboard(compliance, abroad);
  const office = investigator(compliance);
  const [raised] = await compliance.sql`select id from compliance.alerts where subject = ${userId}`;
  const made = { alertIds: [raised?.['id']], title: 'Lives abroad.' };
  const { id: caseId } = await office.make('openCase', made);
  await office.make('assignCase', { caseId, assigneeId: own.userId }, own.caller);
  const seen = async (by: Caller) =>
    (
      await compliance.ask(
        by,
        `query ($id: ID!, $case: ID!, $born: LocalDate) {
          kycVerification(userId: $id) { reviewReasons }
          alerts(filter: { userId: $id }) { edges { node { id } } }
          case(id: $case) { assignee { id } }
          customers(search: { name: "Rosalind", dateOfBirth: $born }) { edges { node { firstName } } }
        }`,
        { id: userId, case: caseId, born: abroad.dateOfBirth },
      )
    ).data;
  expect(await seen(own.caller)).toMatchObject({ case: { assignee: { id: own.userId } } });
  // It turns out to be theirs.
  await sayOtherwise(
    compliance,
    userId,
    named('Cordelia Rosalind', 'Ravenscroft', { country: 'DE' }),
  );
  expect(await seen(officer)).toMatchObject({
    ...{ kycVerification: { reviewReasons: expect.arrayContaining(['COUNTRY']) } },
    ...{ alerts: { edges: [{ node: { id: raised?.['id'] } }] }, case: { assignee: null } },
    customers: { edges: [{ node: { firstName: 'Cordelia Rosalind' } }] },
  });
  expect(await seen(own.caller)).toEqual({
    ...{ kycVerification: null, alerts: { edges: [] }, case: null, customers: { edges: [] } },
  });
  const given = { userId, decision: 'REJECT', note: 'I am sure.' };
  const rejected = async (id: string) =>
    await decideOn(compliance, undefined, { ...given, userId: id }, own.caller);
  expect((await rejected(userId)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await rejected(userId)).toEqual(await rejected(newId('user')));
  expect(
    await office.codes('decideCase', { caseId, decision: 'NO_SAR', reason: 'Mine.' }, own.caller),
  ).toEqual(['NOT_FOUND']);
  const since = await ports.transact((work) =>
    work.named.concernedSince(userId, [own.userId, officer.id]),
  );
  expect([...since.keys()]).toEqual([own.userId]);
  // While nobody else is an officer it is for nobody.
  const become = { role: 'COMPLIANCE_OFFICER', change: 'GRANTED' } as const;
  const roles = ['COMPLIANCE_OFFICER'] as const;
  const forNobody = async (officerId: `user_${string}`) => {
    await compliance.hear('identity.role.changed', { userId: officerId, ...become, roles });
    await caughtUp(compliance);
    return await ports.transact((work) => work.named.countForNobody());
  };
  expect(await forNobody(own.userId)).toBe(1);
  expect(await forNobody(newId('user'))).toBe(0);
});

test('of whom officers rejected it is known after an erasure, until the term of what was found is over', async () => {
  const [rejected, approved] = [
    await onboard(compliance, named('Mirabel', 'Thistlewood')),
    await onboard(compliance, named('Peregrine', 'Ashgrove')),
  ];
  await decide(compliance, rejected.userId, 'REJECT');
  const marks = async ({ userId }: Person) =>
    (await compliance.sql`select 1 from compliance.person_marks where user_id = ${userId}`).length;
  const erase = ({ userId }: Person) =>
    ports.transact((work) => erasePerson(work, ports, { erasureId: newId('erasure'), userId }));
  await Promise.all([erase(rejected), erase(approved)]);
  expect([await marks(rejected), await marks(approved)]).toEqual([1, 0]);
  const again = await onboard(compliance, named('Mirabel', 'Thistlewood'));
  expect(await reads(again, officer)).toMatchObject({ reviewReasons: ['KNOWN_PERSON'] });
  const ended = {
    erasureId: newId('erasure'),
    userId: rejected.userId,
    subgraph: 'compliance',
  } as const;
  await ports.transact((work) => endOwnRetention(work, ended));
  expect(await marks(rejected)).toBe(0);
  expect(await ports.transact((work) => work.samePeople.questioned(again.userId))).toEqual([]);
});
