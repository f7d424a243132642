import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedis, startRedis } from '@blockscore/stack';

export interface BenchRedis {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A Redis of the bench's own. @throws Error where there is none on the PATH */
export async function startBenchRedis(): Promise<BenchRedis> {
  const program = findRedis();
  if (program === undefined) {
    throw new Error('there is no redis-server or valkey-server on the PATH: install one of them');
  }
  const dataHome = mkdtempSync(join(tmpdir(), 'bench-redis-'));
  const password = randomBytes(16).toString('hex');
  const { url, stop } = await startRedis(program, { dataHome, password, durable: false });
  return {
    url,
    async stop() {
      await stop();
      rmSync(dataHome, { recursive: true, force: true });
    },
  };
}
