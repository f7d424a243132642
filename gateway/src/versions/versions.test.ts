import { createLogger } from '@blockscore/service';
import { describe, expect, test, vi } from 'vitest';
import type { Graph } from '../graph.ts';
import type { GraphVersion } from './version.ts';
import { createVersions } from './versions.ts';

const logger = createLogger('test', 'silent');
const version = (id: string) => {
  const stop = vi.fn(async () => undefined);
  const made: GraphVersion = {
    id,
    graph: { stop } as unknown as Graph,
    trusted: new Map(),
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
