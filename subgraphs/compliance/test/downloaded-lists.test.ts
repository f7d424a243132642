import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestCompliance } from './compliance-subgraph.ts';
import { type ListServer, startListServer } from './list-server.ts';
import { alertsOfLists, listNow, NAMES, ofacFiles, refreshed, screen } from './sanctions-lists.ts';

let server: ListServer;
let compliance: TestSubgraph;

const FILES = ['SDN.CSV', 'ALT.CSV', 'ADD.CSV', 'SDN_COMMENTS.CSV'];
const urls = () => FILES.map((name) => `ofac-sdn=${server.url(`/${name}`)}?key=secret`).join(' ');

function publish(names: readonly string[]): void {
  for (const [name, content] of Object.entries(ofacFiles(names))) {
    server.serve(`/${name.toUpperCase()}`, content);
  }
}

const start = (after?: TestSubgraph) =>
  startTestCompliance(
    {
      SANCTIONS_LIST_URLS: urls(),
      SANCTIONS_LIST_TIMEOUT_SECONDS: '30',
      SANCTIONS_LIST_MAX_MEGABYTES: '0.01',
      ...(after && { ENCRYPTION_KEY: after.environment['ENCRYPTION_KEY'] ?? '' }),
    },
    after?.database,
  );

beforeAll(async () => {
  server = await startListServer();
  publish(NAMES);
  compliance = await start();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
  await server?.close();
});
beforeEach(() => {
  server.asked.length = 0;
});

describe('a list with URLs', () => {
  test('comes by itself, and tells where from without the key', async () => {
    const list = await eventually(async () => {
      const found = await listNow(compliance);
      return found.currentVersion === null ? undefined : found;
    });
    expect(list).toMatchObject({
      ...{ active: true, isStale: false, refusal: null, currentVersion: { entries: 12 } },
      origin: FILES.map((name) => server.url(`/${name}`)).join(' '),
    });
    const hits = await eventually(async () => {
      const { found } = await screen(compliance, { name: 'Mirela Vuckovic' });
      return found.matches.length > 0 ? found.matches : undefined;
    });
    expect(hits).toHaveLength(1);
  });

  test('is asked about and not downloaded again while it is the same', async () => {
    const before = await listNow(compliance);
    const after = await refreshed(compliance);
    expect(server.asked).toEqual(FILES.map((name) => `/${name} 304`));
    expect(after.versions).toHaveLength(1);
    expect(Date.parse(after.checkedAt ?? '')).toBeGreaterThan(Date.parse(before.checkedAt ?? ''));
  });

  test('of which one file changes is taken from all four, anew', async () => {
    publish([...NAMES, 'MARCHBANKS, Ottoline']);
    const list = await refreshed(compliance);
    expect(list).toMatchObject({
      currentVersion: { entries: 13, delta: { added: 1, changed: 0, removed: 0 } },
    });
    expect(server.asked).toHaveLength(7);
    expect(server.asked.filter((line) => line.endsWith('200'))).toHaveLength(4);
  });

  test.each<[string, () => void, string, RegExp]>([
    [
      'of which half the files are there',
      () => {
        publish([...NAMES, 'MARCHBANKS, Ottoline', 'OTHER, Name']);
        server.serve('/ADD.CSV', (_, response) => response.writeHead(404).end());
      },
      'UNREACHABLE',
      /ADD\.CSV cannot be downloaded: it was answered with the status 404/,
    ],
    [
      'whose server sends a page in place of a file',
      () => server.serve('/SDN.CSV', '<html>Sorry</html>'),
      'BROKEN',
      /instead of 12/,
    ],
    [
      'of which a file is too large',
      () => server.serve('/SDN.CSV', Buffer.alloc(20_000, 'x')),
      'BROKEN',
      /SDN\.CSV is broken: it is larger than 10485 bytes/,
    ],
    [
      'that has shrunk',
      () => publish(NAMES.slice(0, 2)),
      'SHRUNKEN',
      /11 of its 13 entries are gone/,
    ],
  ])(
    '%s leaves the last good version',
    async (_, spoil, kind, message) => {
      spoil();
      const list = await refreshed(compliance);
      expect(list).toMatchObject({
        currentVersion: { entries: 13 },
        refusal: { kind, message: expect.stringMatching(message) },
      });
      expect(JSON.stringify(list)).not.toContain('secret');
      expect(
        (await screen(compliance, { name: 'Ottoline Marchbanks' })).found.matches,
      ).toHaveLength(1);
      publish([...NAMES, 'MARCHBANKS, Ottoline']);
      expect(await refreshed(compliance)).toMatchObject({ refusal: null });
    },
    60_000,
  );

  test('that is refused is told of once, and what cannot be reached not before it is too old', async () => {
    const rules = async () => (await alertsOfLists(compliance)).map(({ rule }) => rule);
    expect(await rules()).toEqual(['LIST_BROKEN', 'LIST_BROKEN', 'LIST_SHRUNKEN']);
    publish(NAMES.slice(0, 3));
    await refreshed(compliance);
    await compliance.sql`update compliance.alerts set status = 'RESOLVED', resolution = 'NO_ACTION'`;
    await refreshed(compliance);
    expect(await rules()).toHaveLength(4);
    server.serve('/ALT.CSV', (_, response) => response.writeHead(503).end());
    await compliance.sql`update compliance.sanctions_lists set checked_at = now() - interval '3 days'`;
    expect(await refreshed(compliance)).toMatchObject({ isStale: true });
    expect((await rules()).slice(4)).toEqual(['LIST_STALE']);
    publish([...NAMES, 'MARCHBANKS, Ottoline']);
    expect(await refreshed(compliance)).toMatchObject({ isStale: false, refusal: null });
    const stale = await compliance.sql`
      select status, resolved_by as by from compliance.alerts where rule = 'LIST_STALE'`;
    expect(stale).toEqual([{ status: 'RESOLVED', by: 'compliance' }]);
  }, 60_000);

  test('outlasts a restart without its server', async () => {
    await compliance.close();
    for (const name of FILES) server.serve(`/${name}`, (request) => request.socket.destroy());
    compliance = await start(compliance);
    expect((await fetch(`${compliance.url}/health/ready`)).status).toBe(200);
    expect((await screen(compliance, { name: 'Ottoline Marchbanks' })).found.matches).toHaveLength(
      1,
    );
    expect(await refreshed(compliance)).toMatchObject({
      ...{ isStale: false, active: true, refusal: { kind: 'UNREACHABLE' } },
    });
  });
});
