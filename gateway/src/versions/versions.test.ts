import { createLogger } from '@blockscore/service';
import { describe, expect, test, vi } from 'vitest';
import type { Graph } from '../graph.ts';
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
    const warm = async (text: string) => {
      warmed.push(`${id} ${text}`);
      await new Promise<void>((go) => turns.push(go));
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
  const recent = async () => ['last', 'trusted', 'before'];
  const stop = startWarmUp({ versions, recent, logger });
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
  const warm = vi.fn(async () => undefined);
  const { made } = version('1');
  const versions = createVersions({ ...made, graph: { ...made.graph, warm } as Graph }, logger);
  const recent = async () => Array.from({ length: 100 }, (_, n) => `document ${n}`);
  const stop = startWarmUp({ versions, recent, logger });
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  expect(warm.mock.calls.length).toBeLessThan(10);
  await expect.poll(() => warm.mock.calls.length).toBe(100);
  stop();
});
