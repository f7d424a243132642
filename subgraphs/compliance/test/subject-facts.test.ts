import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResources } from '../src/adapters/resources.ts';
import { createSubjectFactsRepository } from '../src/adapters/subject-facts-repository.ts';
import { tendScreenings } from '../src/app/tend-screenings.ts';
import { complianceConfig } from '../src/config.ts';
import { HARMLESS, onboard, startTestCompliance } from './compliance-subgraph.ts';
import { openProcess, type Process } from './publishing-lists.ts';

let compliance: TestSubgraph;
let process: Process;
let resources: Awaited<ReturnType<typeof openResources>>;
beforeAll(async () => {
  compliance = await startTestCompliance({ TEND_EVERY_SECONDS: '3600' });
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
  const { userId } = await onboard(compliance, HARMLESS);
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
  const { userId } = await onboard(compliance, HARMLESS);
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
