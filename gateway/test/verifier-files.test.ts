import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLogger, createMetrics, startHttp } from '@blockscore/service';
import { expect, test } from 'vitest';
import { verifierFiles } from '../src/verify/verifier-files.ts';

test('the verifiers run as they are served, in a folder of their own', async () => {
  const routes = verifierFiles();
  const http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    logger: createLogger('gateway', 'silent'),
    metrics: createMetrics('gateway'),
    routes,
  });
  const folder = await mkdtemp(join(tmpdir(), 'verifiers-'));
  try {
    for (const { path } of routes) {
      const answer = await fetch(`${http.url}${path}`);
      expect(answer.headers.get('content-type')).toContain('javascript');
      await writeFile(join(folder, path), await answer.text());
    }
    for (const [verifier, says] of [
      ['verify.mjs', 'proof'],
      ['verify-audit.mjs', 'audit trail'],
    ] as const) {
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(folder, verifier),
        '--help',
      ]);
      expect(stdout).toContain(says);
    }
  } finally {
    await http.close();
    await rm(folder, { recursive: true });
  }
});
