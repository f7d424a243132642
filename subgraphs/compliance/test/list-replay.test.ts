import { connect } from '@blockscore/database';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListRegistry } from '../src/adapters/list-registry.ts';
import {
  listNow,
  NAMES,
  refreshed,
  screen,
  startAgainWithLists,
  startWithLists,
  writeList,
} from './sanctions-lists.ts';

let folder: string;
let compliance: TestSubgraph;
beforeAll(async () => {
  folder = await writeList(NAMES);
  compliance = await startWithLists(folder);
  await writeList([...NAMES, 'MARCHBANKS, Ottoline'], { folder });
  await refreshed(compliance);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const versionIds = async () => (await listNow(compliance)).versions.map(({ id }) => id);

/** A registry as another process has it. */
async function withRegistry(
  run: (registry: ReturnType<typeof createListRegistry>) => Promise<void>,
): Promise<void> {
  const connection = connect(compliance.database.appUrl, { max: 2, name: 'replay' });
  try {
    await run(createListRegistry(connection));
  } finally {
    await connection.close();
  }
}

const matchesOf = (
  index: Awaited<ReturnType<ReturnType<typeof createListRegistry>['at']>>,
  name: string,
) => index.screen({ name }).map(({ entry }) => entry.uid);

describe('an index of before', () => {
  test('is over exactly the versions that are named', async () => {
    const [now = '', first = ''] = await versionIds();
    await withRegistry(async (registry) => {
      await registry.refresh();
      const [earlier, current] = await Promise.all([registry.at([first]), registry.at([now])]);
      expect(current).toBe(registry.current());
      expect(earlier.versionIds).toEqual([first]);
      expect(matchesOf(earlier, 'Ottoline Marchbanks')).toEqual([]);
      expect(matchesOf(current, 'Ottoline Marchbanks')).toEqual(['13']);
      expect(matchesOf(earlier, 'Mirela Vuckovic')).toEqual(['1']);
      expect(await registry.at([first])).toBe(earlier);
    });
  });

  test('there is none of versions that are not kept, and none of none', async () => {
    await withRegistry(async (registry) => {
      await expect(registry.at(['ofac-sdn@0000000000000000'])).rejects.toThrow(/no list version/);
      await expect(registry.at([])).rejects.toThrow(/1 to 50/);
      const [now = ''] = await versionIds();
      expect((await registry.at([now])).versionIds).toEqual([now]);
    });
  });
});

/** Lets the superuser do what triggers refuse to everybody. */
async function behindTriggers(...statements: readonly string[]): Promise<void> {
  await compliance.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const statement of statements) await sql.unsafe(statement);
  });
}

test('a database of before contents were kept once is taken over, with what each version changed', async () => {
  const kept = () => compliance.sql`
    select version_id, digest, previous_version_id, added, changed, removed,
      (select array_agg(content_hash order by content_hash) from compliance.list_contents
        where id = any(members)) as hashes
    from compliance.list_version_contents order by version_id`;
  const changesKept = () => compliance.sql`
    select version_id, uid, change from compliance.list_changes order by version_id, uid`;
  const before = { versions: [...(await kept())], changes: [...(await changesKept())] };
  expect(before.changes).toHaveLength(1);
  await compliance.close();
  await behindTriggers(
    `insert into compliance.list_entries select v.version_id, c.uid, c.type, c.body->'names',
      array(select jsonb_array_elements_text(c.body->'programmes')), c.body->'datesOfBirth',
      array(select jsonb_array_elements_text(c.body->'countries')), c.body->'addresses'
      from compliance.list_version_contents v join compliance.list_contents c on c.id = any(v.members)`,
    'delete from compliance.list_changes',
    'delete from compliance.list_version_contents',
    'delete from compliance.list_contents',
    'update compliance.sanctions_lists set checked_at = null, origin = null',
  );
  compliance = await startAgainWithLists(folder, compliance);
  expect([...(await kept())]).toEqual(before.versions);
  expect([...(await changesKept())]).toEqual(before.changes);
  expect(await listNow(compliance)).toMatchObject({ isStale: false, origin: folder });
  expect((await screen(compliance, { name: 'Ottoline Marchbanks' })).found.matches).toHaveLength(1);
});

test.each([
  [
    'says something else',
    `update compliance.list_contents set body = jsonb_set(body, '{programmes}', '[]')`,
  ],
  ['lacks an entry', 'update compliance.list_version_contents set members = members[2:]'],
])('nobody is screened against a version that %s than was imported', async (_, statement) => {
  const [now = ''] = await versionIds();
  await compliance.sql`create table compliance.saved as select * from compliance.list_contents`;
  await compliance.sql`create table compliance.held as select * from compliance.list_version_contents`;
  await behindTriggers(statement);
  await withRegistry(async (registry) => {
    await expect(registry.at([now])).rejects.toThrow(/does not hold what was imported any more/);
    await expect(registry.refresh()).rejects.toThrow(/any more/);
    expect(registry.current()).toBeUndefined();
  });
  await behindTriggers(
    'update compliance.list_contents c set body = s.body from compliance.saved s where s.id = c.id',
    `update compliance.list_version_contents v set members = h.members from compliance.held h
      where h.version_id = v.version_id`,
    'drop table compliance.saved',
    'drop table compliance.held',
  );
});
