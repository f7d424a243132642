import { hasRedis } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, NESTED, SHELVES, SMALL } from '../src/fixture/operations.ts';
import { BROADCAST, OURS, PLAIN, PROXY } from '../src/gateways/catalogue.ts';
import { OWN_OPERATIONS } from '../src/own-graph/operations.ts';
import { ownGraph } from '../src/own-graph/own-graph.ts';
import { type Arena, openArena } from '../src/run/arena.ts';
import { benchOptions } from '../src/run/options.ts';
import { runParts } from '../src/run/parts.ts';
import { tableText } from '../src/run/report.ts';
import { runSubscriptions } from '../src/run/subscriptions.ts';
import { SAMPLES, type SoakSample, soak } from '../src/soak/soak.ts';
import { subscriptionsTable } from '../src/subscriptions/table.ts';

/** A process that loads a gateway needs a while on a machine that is busy; it only bounds a hang. */
const SLOW_START_MS = 240_000;

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

describe('answers as the same graph in one piece does:', () => {
  // The others are compared before each measurement; to start all of them here takes half a minute.
  test.for([PLAIN, OURS])('$name', { timeout: SLOW_START_MS }, async (contestant) => {
    const entry = await arena.admit(contestant, [NESTED, SMALL, SHELVES, catalogue(10_000)]);
    expect(entry).not.toHaveProperty('whyNot');
  });
});

describe('answers our own graph as in one piece:', () => {
  let own: Arena;
  beforeAll(async () => {
    own = await openArena({ graph: ownGraph() });
  });
  afterAll(() => own.close());

  test.for([PLAIN, OURS])('$name', { timeout: SLOW_START_MS }, async (contestant) => {
    const entry = await own.admit(contestant, OWN_OPERATIONS);
    expect(entry).not.toHaveProperty('whyNot');
  });
});

test('the proxy passes the small query on, and what it costs is told', async () => {
  const entry = await arena.admit(PROXY, [SMALL]);
  if (!('process' in entry)) throw new Error(entry.whyNot);
  const options = benchOptions(['--parts', 'small', '--rounds', '2', '--seconds', '0.1']);
  const tables: string[] = [];
  await runParts(arena, [entry], options, ({ title, lines }) => {
    tables.push(tableText(title, lines));
    expect(lines).toMatchObject([{ name: 'proxy', ratio: 1 }]);
    expect(lines[0]?.perCpuSecond?.median).toBeGreaterThan(0);
  });
  expect(tables).toHaveLength(1);
  expect(tables[0]).toContain('bare Node HTTP proxy');
});

test('a gateway that answers wrongly is not measured', async () => {
  // The proxy asks one subgraph, which knows nothing of the others' fields.
  const entry = await arena.admit(PROXY, [NESTED]);
  expect(entry).toMatchObject({ whyNot: expect.stringContaining('«nested» wrongly') });
});

test('a gateway that does not start says why', async () => {
  const entry = await arena.admit(
    {
      name: 'absent',
      label: 'not installed',
      launch: async () => ({ args: ['-e', 'require("not-installed")'], environment: {} }),
    },
    [],
  );
  expect(entry).toMatchObject({ whyNot: expect.stringContaining("find module 'not-installed'") });
});

test.skipIf(!hasRedis())(
  'each event reaches every subscriber once and rightly (needs a redis-server on the PATH)',
  { timeout: SLOW_START_MS },
  async () => {
    const { runs, whyNot } = await runSubscriptions(30, {});
    expect(whyNot).toBeUndefined();
    expect(runs.map(({ title, subscribers }) => [title, subscribers])).toEqual([
      ['this gateway, 20 principals', 30],
      ['this gateway, 30 principals', 30],
      [BROADCAST.label, 30],
    ]);
    const table = subscriptionsTable(runs, BROADCAST.label, ['said beneath']);
    expect(table.split('\n')).toHaveLength(7);
    expect(table).toContain('said beneath');
  },
);

test('a soak tells of memory as it goes', { timeout: SLOW_START_MS }, async () => {
  const samples: SoakSample[] = [];
  await soak({ requests: SAMPLES * 2, tell: (sample) => void samples.push(sample) });
  expect(samples.map(({ requests }) => requests)).toEqual(
    Array.from({ length: SAMPLES }, (_, index) => (index + 1) * 2),
  );
  expect(samples.every(({ heapMb, residentMb }) => heapMb > 0 && residentMb > heapMb)).toBe(true);
});
