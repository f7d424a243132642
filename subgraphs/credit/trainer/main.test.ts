import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCsv, testDescription } from './test-data.ts';

const MINUTE = 60_000;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'training-'));
  const csv = testCsv(2_000);
  const description = testDescription(createHash('sha256').update(csv).digest('hex'));
  await writeFile(join(folder, 'invented.csv'), csv);
  await writeFile(join(folder, 'description.json'), JSON.stringify(description));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `pnpm train` on invented data; gives what it printed, and whether it failed. */
async function runTrainer(...args: string[]) {
  const program = fileURLToPath(new URL('main.ts', import.meta.url));
  const own = ['--description', join(folder, 'description.json'), '--data', folder];
  return await promisify(execFile)(process.execPath, [
    program,
    ...own,
    ...['--output', folder],
    ...args,
  ]).then(
    ({ stdout }) => ({ output: stdout, failed: false }),
    (error: { stderr: string }) => ({ output: error.stderr, failed: true }),
  );
}

describe('pnpm train', () => {
  test('writes a model, and tells later whether it is still the same', {
    timeout: MINUTE,
  }, async () => {
    const written = await runTrainer();
    expect(written.output).toMatch(/invented: read 2000 rows[\s\S]*fold 5\/5[\s\S]*wrote/);
    const same = await runTrainer('--check');
    expect(same).toMatchObject({ failed: false });
    expect(same.output).toMatch(/invented\.json is reproduced to the last bit/);
    const file = join(folder, 'invented.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"version": 1', '"version": 2'));
    const other = await runTrainer('--check');
    expect(other.failed).toBe(true);
    expect(other.output).toMatch(/another model than the file of invented .* Run «pnpm train»/);
  });

  test('without its data says where it looked and what to do', { timeout: MINUTE }, async () => {
    const { output, failed } = await runTrainer('--data', 'nowhere');
    expect(failed).toBe(true);
    expect(output).toMatch(/No data at nowhere.*BLOCKSCORE_DATA/);
  });

  test('leaves out models without data only where it may, and says so', {
    timeout: MINUTE,
  }, async () => {
    const { output, failed } = await runTrainer('--data', 'nowhere', '--skip-absent', '--check');
    expect(failed).toBe(false);
    expect(output).toMatch(
      /no data at nowhere[\s\S]*left out, for their data is not here: invented/,
    );
  });
});
