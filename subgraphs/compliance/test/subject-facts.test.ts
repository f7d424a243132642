import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResources } from '../src/adapters/resources.ts';
import { createSubjectFactsRepository } from '../src/adapters/subject-facts-repository.ts';
import { noteCustomerChange } from '../src/app/note-customer-change.ts';
import { liftRestriction, restrictProcessing } from '../src/app/restrict-processing.ts';
import { tendScreenings } from '../src/app/tend-screenings.ts';
import { complianceConfig } from '../src/config.ts';
import {
  disclose,
  HARMLESS,
  onboard,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { decide } from './deciding.ts';
import { openProcess, type Process } from './publishing-lists.ts';

let compliance: TestSubgraph;
let process: Process;
let resources: Awaited<ReturnType<typeof openResources>>;
beforeAll(async () => {
  compliance = await startTestCompliance({
    TEND_EVERY_SECONDS: '3600',
    KYC_ALLOWED_COUNTRIES: 'US',
  });
  process = await openProcess(compliance);
  resources = await openResources(complianceConfig(compliance.environment));
});
afterAll(async () => {
  await resources?.connection.close();
  await process?.close();
  await compliance?.close();
  await compliance?.drop();
});

/** The repository, and how many rows it has decrypted. */
function counting() {
  const { vault, connection } = resources;
  let read = 0;
  const watched: typeof vault = {
    ...vault,
    forSubject: async (...asked) => {
      const cipher = await vault.forSubject(...asked);
      if (!cipher.ok) return cipher;
      const decrypt: typeof cipher.value.decrypt = (...given) => {
        read += 1;
        return cipher.value.decrypt(...given);
      };
      return { ...cipher, value: { ...cipher.value, decrypt } };
    },
  };
  return {
    keep: (userId: `user_${string}`, firstName: string) =>
      connection.db.transaction((tx) =>
        createSubjectFactsRepository(tx, watched).keep(
          userId,
          { ...HARMLESS, firstName },
          new Date(),
        ),
      ),
    read: () => read,
  };
}

const hashesOf = async (userId: string) =>
  await compliance.sql`select hash from compliance.subject_facts_hashes where user_id = ${userId}`;

test('facts that are kept are found again without reading what else was ever kept', async () => {
  const userId = newId('user');
  const facts = counting();
  const names = Array.from({ length: 20 }, (_, at) => `Name${at}`);
  const numbers: number[] = [];
  for (const name of names) numbers.push(await facts.keep(userId, name));
  expect(numbers).toEqual(names.map((_, at) => at + 1));
  expect(await facts.keep(userId, 'Name3')).toBe(4);
  expect(facts.read()).toBe(0);
  // Kept by a release that knew no hashes: read once, and then no more.
  await compliance.sql`delete from compliance.subject_facts_hashes where user_id = ${userId}`;
  expect(await facts.keep(userId, 'Name3')).toBe(4);
  expect(facts.read()).toBe(20);
  expect(await facts.keep(userId, 'Name19')).toBe(20);
  expect(facts.read()).toBe(20);
});

test('hashes are of one person, and go with them', async () => {
  const { userId } = await onboard(compliance, { ...HARMLESS });
  const facts = counting();
  const other = newId('user');
  await facts.keep(other, HARMLESS.firstName);
  const [own] = await hashesOf(userId);
  expect(own).toBeDefined();
  expect((await hashesOf(other))[0]).not.toEqual(own);
  await process.ports.transact((work) => work.erasures.erase(userId, new Date()));
  expect(await hashesOf(userId)).toEqual([]);
  expect(await hashesOf(other)).toHaveLength(1);
});

test('who was screened by a release that did not note it is not looked at for ever', async () => {
  const { userId } = await onboard(compliance, { ...HARMLESS });
  const { ports } = process;
  await ports.lists.refresh();
  const screenedAt = async () =>
    (
      await compliance.sql`select screened_at from compliance.subjects where user_id = ${userId}`
    )[0]?.['screened_at'];
  const noted = await screenedAt();
  expect(noted).toBeInstanceOf(Date);
  await compliance.sql`update compliance.subjects set screened_at = null where user_id = ${userId}`;
  const waiting = () => ports.transact((work) => work.subjects.unscreened(undefined, 100));
  expect(await waiting()).toContain(userId);
  await tendScreenings(ports)();
  expect(await screenedAt()).toEqual(noted);
  expect(await waiting()).not.toContain(userId);
});

test.each([['address'], ['lastName']])(
  'whoever changes their %s over and over is asked about so often, and the last change is not lost',
  async (field) => {
    const { userId } = await onboard(compliance, { ...HARMLESS });
    const { ports } = process;
    const questions = async () => {
      const [row] = await compliance.sql`
        select count(*)::int as asked, count(*) filter (where closed_at is null)::int as open
        from compliance.disclosure_requests where user_id = ${userId}`;
      return row;
    };
    const isOutdated = () => ports.transact((work) => work.subjects.isOutdated(userId));
    for (let change = 0; change < 15; change += 1) {
      await ports.transact((work) => noteCustomerChange(work, ports, { userId, fields: [field] }));
    }
    expect(await questions()).toEqual({ asked: 10, open: 0 });
    expect(await isOutdated()).toBe(true);
    expect(await settled(compliance, userId, () => true)).toBe('PENDING');
    await tendScreenings(ports)();
    expect(await questions()).toEqual({ asked: 10, open: 0 });
    await compliance.sql`
      update compliance.disclosure_requests set requested_at = requested_at - interval '10 minutes'
      where user_id = ${userId}`;
    await tendScreenings(ports)();
    expect(await questions()).toEqual({ asked: 11, open: 1 });
    await disclose(compliance, userId, { ...HARMLESS });
    await settled(compliance, userId, (status) => status === 'APPROVED');
    expect(await isOutdated()).toBe(false);
  },
);

test('an address in a country that is not allowed brings a review, which another address does not end', async () => {
  const { userId } = await onboard(compliance, { ...HARMLESS });
  const { ports } = process;
  const move = async (country: string) => {
    await ports.transact((work) =>
      noteCustomerChange(work, ports, { userId, fields: ['address'] }),
    );
    const address = { line1: '5 Vali Asr', line2: null, city: 'Tehran', region: null };
    const facts = { ...HARMLESS, address: { ...address, postalCode: null, country } };
    await disclose(compliance, userId, facts);
    await eventually(async () => {
      const known = await ports.transact((work) => work.subjects.find(userId));
      return known?.address?.country === country ? true : undefined;
    });
    const risk = await ports.transact((work) => work.monitoring.risks.latest(userId));
    const found = risk?.facts?.find(({ factor }) => factor === 'COUNTRY')?.value.slice(0, 2);
    return [await settled(compliance, userId, () => true), found];
  };
  expect(await settled(compliance, userId, () => true)).toBe('APPROVED');
  expect(await move('IR')).toEqual(['IN_REVIEW', 'IR']);
  expect(await move('US')).toEqual(['IN_REVIEW', 'US']);
  // An approval is of what the officer saw, and of no country to come.
  await decide(compliance, userId, 'APPROVE');
  expect(await move('KP')).toEqual(['IN_REVIEW', 'KP']);
});

test('nobody restricts their data more often than a day has room for, and lifting is always open', async () => {
  const { userId, caller } = await onboard(compliance, { ...HARMLESS });
  const [restrict, lift] = [restrictProcessing(process.ports), liftRestriction(process.ports)];
  for (let time = 0; time < 50; time += 1) {
    expect(await restrict(caller, {})).toEqual({ ok: true, value: userId });
    expect(await lift(caller, {})).toEqual({ ok: true, value: userId });
  }
  expect(await restrict(caller, {})).toMatchObject({ error: [{ code: 'LIMIT_REACHED' }] });
  expect((await lift(caller, {})).ok).toBe(true);
  await compliance.sql`
    update compliance.restrictions set begun_at = begun_at - interval '1 day' where user_id = ${userId}`;
  expect((await restrict(caller, {})).ok).toBe(true);
});

test.each([
  [
    'subjects_unscreened',
    'screened_at is null and disclosed_at is not null and first_name is not null',
    'user_id',
  ],
  ['subjects_outdated', 'outdated_at is not null', 'outdated_at, user_id'],
])('who waits is found by the index %s', async (index, which, order) => {
  const plan = await compliance.sql.begin(async (sql) => {
    await sql`set local enable_seqscan = off`;
    return await sql.unsafe(
      `explain select user_id from compliance.subjects where ${which} order by ${order} limit 100`,
    );
  });
  expect(JSON.stringify(plan)).toContain(index);
});
