import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importSanctionsLists } from '../src/app/import-sanctions-lists.ts';
import type { FoundContent } from '../src/app/list-ports.ts';
import type { Ports } from '../src/app/ports.ts';
import { contentHashOf } from '../src/domain/sanctions/content.ts';
import { type Beside, listed, openBeside, publish } from './publishing-lists.ts';

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

/** A content of one entry, as its server has it. */
function content(sha256: string, name: string): FoundContent {
  const entry = listed('1', name);
  const entries = [{ ...entry, contentHash: contentHashOf(entry, ports.sha256) }];
  const value = { entries, counts: { entries: 1, aliases: 0, addresses: 0 } };
  return {
    kind: 'FOUND',
    sha256: ports.sha256(sha256),
    fileAt: null,
    validators: [{ part: 'list', urlHash: ports.sha256('url'), etag: sha256, lastModified: null }],
    read: async () => ({ ok: true, value }),
  };
}

/** Looks as a process does whose server answers so. */
async function look(answer: () => Promise<FoundContent>): Promise<void> {
  const source = {
    ...{ id: 'test-list', name: 'Test', source: 'Test', origin: 'https://lists.example' },
    ...{ demo: false, remote: false, look: answer },
  };
  const listSources = async () => ({ sources: [source], trouble: null });
  const options = { remote: false, signal: new AbortController().signal };
  await importSanctionsLists({ ...ports, listSources })(options);
}

const current = async () => {
  const found = (await ports.transact((work) => work.lists.all())).find(
    ({ id }) => id === 'test-list',
  );
  return { sha256: found?.current?.sha256, refusal: found?.refusal?.kind ?? null };
};
const etag = async () =>
  (
    await compliance.sql`select etag from compliance.list_validators where list_id = 'test-list'`
  )[0]?.['etag'];

test.each<[string, () => FoundContent]>([
  ['an older content', () => content('old', 'OLD, Name')],
  ['that nothing had changed', () => ({ kind: 'UNCHANGED' })],
  ['that there was nothing', () => ({ kind: 'UNREACHABLE', message: 'It does not answer.' })],
])(
  'a fetch that took long and found %s changes nothing of what came meanwhile',
  async (_, slow) => {
    await look(async () => content('first', 'FIRST, Name'));
    const name = `new ${_}`;
    await look(async () => {
      await look(async () => content(name, 'NEW, Name'));
      return slow();
    });
    expect(await current()).toEqual({ sha256: ports.sha256(name), refusal: null });
    expect(await etag()).toBe(name);
  },
);

test('two that fetched the same at once have it confirmed', async () => {
  const same = () => content('same', 'SAME, Name');
  await look(async () => {
    await look(async () => same());
    return same();
  });
  expect(await current()).toEqual({ sha256: ports.sha256('same'), refusal: null });
});

test('once the last list is retired nobody is compared with what was on it', async () => {
  await publish(ports, [listed('1', 'GONE, Soon')], 'test-list');
  expect(ports.lists.current()).toBeDefined();
  await compliance.sql`update compliance.sanctions_lists set active = false`;
  await ports.lists.refresh();
  expect(ports.lists.current()).toBeUndefined();
});
