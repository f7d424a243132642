import { createLogger } from '@blockscore/service';
import { describe, expect, test, vi } from 'vitest';
import type { Graph, Warmed } from '../graph.ts';
import type { GraphVersion } from './version.ts';
import { createVersions } from './versions.ts';
import { startWarmUp } from './warm-up.ts';

const logger = createLogger('test', 'silent');
const version = (id: string) => {
  const stop = vi.fn(async () => undefined);
  const made: GraphVersion = {
    id,
    graph: { stop } as unknown as Graph,
    trusted: new Map(),
    onlyTrusted: false,
    schemaText: '',
    contracts: new Map(),
  };
  return { made, stop };
};

const neverCalled = () => {
  throw new Error('Nothing is to be left out.');
};

describe('an older version', () => {
  test('is closed, once, when all who hold it and all that lasts have left it', async () => {
    const [first, second] = [version('1'), version('2')];
    const versions = createVersions(first.made, logger);
    const moving = Promise.withResolvers<void>();
    versions.onReplaced(() => moving.promise);
    const held = [versions.hold(), versions.hold()];
    versions.replace(second.made);
    expect(versions.hold()).toBe(second.made);
    const drained = vi.fn();
    const draining = versions.drained(1).then(drained);
    for (const of of held) versions.release(of);
    await Promise.resolve();
    expect(first.stop).not.toHaveBeenCalled();
    expect(drained).not.toHaveBeenCalled();
    moving.resolve();
    await draining;
    expect(first.stop).toHaveBeenCalledTimes(1);
    expect(versions.size()).toBe(1);
    expect(() => versions.hold(first.made)).toThrow('closed');
    expect(second.stop).not.toHaveBeenCalled();
  });

  test('waits for who holds it, whether or not anything lasts', async () => {
    const [first, second] = [version('1'), version('2')];
    const versions = createVersions(first.made, logger);
    const held = versions.hold();
    versions.replace(second.made);
    await new Promise(setImmediate);
    expect(first.stop).not.toHaveBeenCalled();
    versions.release(held);
    expect(first.stop).toHaveBeenCalledTimes(1);
  });

  test('is closed though something could not move over', async () => {
    const [first, second] = [version('1'), version('2')];
    const versions = createVersions(first.made, logger);
    versions.onReplaced(() => Promise.reject(new Error('it would not')));
    versions.replace(second.made);
    await versions.drained(1);
    expect(first.stop).toHaveBeenCalledTimes(1);
  });
});

test('what is known is planned for each version, what is trusted first, until another one is served', async () => {
  const warmed: string[] = [];
  const turns: (() => void)[] = [];
  const warming = (id: string): GraphVersion => {
    const warm = async (text: string): Promise<Warmed> => {
      warmed.push(`${id} ${text}`);
      await new Promise<void>((go) => turns.push(go));
      return 'DONE';
    };
    const { made } = version(id);
    const contract = { ...made, name: 'part', holds: new Set<string>(), graph: { warm } as Graph };
    const trusted = new Map([['hash', 'trusted']]);
    return {
      ...made,
      graph: { ...made.graph, warm } as Graph,
      trusted,
      contracts: new Map([['part', contract]]),
    };
  };
  const settled = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
  };
  const next = async () => {
    turns.shift()?.();
    await settled();
  };
  const [first, second] = [warming('1'), warming('2')];
  for (const one of [first, second]) {
    for (const { graph } of one.contracts.values())
      Object.assign(graph, { stop: async () => undefined });
  }
  const versions = createVersions(first, logger);
  const stop = startWarmUp({
    ...{ versions, logger },
    documents: { recent: async () => ['last', 'trusted', 'before'], leaveOut: neverCalled },
  });
  await settled();
  for (let turn = 0; turn < 3; turn += 1) await next();
  expect(warmed).toEqual(['1 trusted', '1 trusted', '1 last', '1 last']);
  versions.replace(second);
  await settled();
  // The first lasts until what it began has ended.
  expect(versions.size()).toBe(2);
  for (let turn = 0; turn < 6; turn += 1) await next();
  expect(versions.size()).toBe(1);
  expect(warmed.slice(4)).toEqual([
    '2 trusted',
    '2 trusted',
    '2 last',
    '2 last',
    '2 before',
    '2 before',
  ]);
  stop();
});

test('others have turns while documents are looked at of which none is planned', async () => {
  const warm = vi.fn(async (): Promise<Warmed> => 'DONE');
  const { made } = version('1');
  const versions = createVersions({ ...made, graph: { ...made.graph, warm } as Graph }, logger);
  const recent = async () => Array.from({ length: 100 }, (_, n) => `document ${n}`);
  const stop = startWarmUp({ versions, logger, documents: { recent, leaveOut: neverCalled } });
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  expect(warm.mock.calls.length).toBeLessThan(10);
  await expect.poll(() => warm.mock.calls.length).toBe(100);
  stop();
});

test('what has no plan is left out, and what too many waited for, or Redis did not tell, is tried again', async () => {
  const became: Record<string, Warmed[]> = { never: ['NOT_PLANNED'], later: ['BUSY', 'BUSY'] };
  const warm = vi.fn(async (text: string): Promise<Warmed> => became[text]?.shift() ?? 'DONE');
  const { made } = version('1');
  const trusted = new Map([['hash', 'trusted']]);
  const served = { ...made, trusted, graph: { ...made.graph, warm } as Graph };
  const versions = createVersions(served, logger);
  const leaveOut = vi.fn();
  const recent = vi
    .fn<(most: number, version: string) => Promise<readonly string[]>>()
    .mockRejectedValueOnce(new Error('Redis is away'))
    .mockImplementation(async () => ['never', 'later', 'last']);
  const documents = { recent, leaveOut };
  const stop = startWarmUp({ versions, documents, logger, pauseMs: 1 });
  await expect.poll(() => warm.mock.calls.at(-1)).toEqual(['last']);
  stop();
  expect(warm.mock.calls.flat()).toEqual(['trusted', 'never', 'later', 'later', 'later', 'last']);
  expect(leaveOut.mock.calls).toEqual([['never', '1']]);
  expect(recent.mock.calls).toEqual([
    [200, '1'],
    [200, '1'],
  ]);
  // What is in memory waits for nobody.
  expect(warm.mock.invocationCallOrder[0]).toBeLessThan(recent.mock.invocationCallOrder[0] ?? 0);
});
