import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementFiles } from '../src/adapters/statement-folder.ts';
import { takeStatementFiles } from '../src/app/take-statement-files.ts';
import { useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const execute = promisify(execFile);
const HEADER = 'reference,direction,amount,currency,settled_on,status';
const { lending, clock, at, loanOfJanuary } = useTimedLending();

let opened: Awaited<ReturnType<typeof portsOn>>;
beforeAll(async () => {
  opened = await portsOn(lending, clock);
  await loanOfJanuary();
  at('2026-02-10');
});
afterAll(async () => {
  await opened?.close();
});

describe('a file of the payment provider’s statement', () => {
  test('that fails keeps nobody from taking the others and from looking again at what is open', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'statements-'));
    try {
      const long = `${HEADER}\n"${'a'.repeat(9_900_000)}"\n`;
      await writeFile(join(folder, 'a-2026-01-26.csv'), long);
      await writeFile(join(folder, 'b-2026-01-26.csv'), `${HEADER}\n`);
      await writeFile(join(folder, 'c-2026-01-26.csv'), `${HEADER}\n`);
      await writeFile(join(folder, 'd-2026-01-26.csv'), `${HEADER}\n\n`);
      const results: unknown[] = [];
      const list = async () =>
        (await statementFiles(folder)).map((file) =>
          file.name === 'b-2026-01-26.csv'
            ? { ...file, read: () => Promise.reject(new Error('EACCES')) }
            : file,
        );
      const run = takeStatementFiles(opened.ports, list);
      await run((name, result) => void results.push([name[0], result.kind]));
      expect(results).toEqual([
        ...[
          ['a', 'REFUSED'],
          ['b', 'FAILED'],
          ['c', 'TAKEN'],
          ['d', 'REFUSED'],
        ],
      ]);
      expect((await readdir(folder)).filter((name) => name.endsWith('.csv'))).toEqual([
        'b-2026-01-26.csv',
      ]);
      let looks = 0;
      const transact: typeof opened.ports.transact = (work) => {
        looks += 1;
        return opened.ports.transact(work);
      };
      const gone = takeStatementFiles({ ...opened.ports, transact }, () =>
        statementFiles(join(folder, 'gone')),
      );
      await expect(gone(() => undefined)).rejects.toThrow('ENOENT');
      expect(looks).toBeGreaterThan(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('that comes again under the same name does not take the place of what was put aside', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'statements-'));
    try {
      const run = takeStatementFiles(opened.ports, () => statementFiles(folder));
      for (const amount of ['1.00', '2.00', 'none', 'nothing']) {
        const row = `v-1,REFUND,${amount},USD,2026-01-25,SETTLED`;
        await writeFile(join(folder, 'bank.csv'), `${HEADER}\n${row}\n`);
        await run(() => undefined);
      }
      await writeFile(join(folder, '2026-01-25.csv'), `${HEADER}\n`);
      await run(() => undefined);
      const names = (await readdir(folder)).sort();
      expect(names).toHaveLength(5);
      expect(names.filter((name) => /^bank\.csv\.recon_\w{26}\.taken$/.test(name))).toHaveLength(2);
      expect(names.filter((name) => /^bank\.csv\.[0-9a-f]{16}\.refused$/.test(name))).toHaveLength(
        2,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('is taken from a folder, and put aside', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'statements-'));
    try {
      await writeFile(
        join(folder, 'good.csv'),
        `${HEADER}\ny-1,REFUND,5.00,USD,2026-01-30,SETTLED\n`,
      );
      await writeFile(join(folder, 'wrong.csv'), 'nothing of that kind');
      await writeFile(join(folder, 'note.txt'), 'not a statement');
      const results: [string, string][] = [];
      const run = takeStatementFiles(opened.ports, () => statementFiles(folder));
      await run((name, { kind }) => void results.push([name, kind]));
      await run((name, { kind }) => void results.push([name, kind]));
      expect(results).toEqual([
        ['good.csv', 'TAKEN'],
        ['wrong.csv', 'REFUSED'],
      ]);
      expect((await readdir(folder)).sort()).toEqual([
        expect.stringMatching(/^good\.csv\.recon_\w+\.taken$/),
        'note.txt',
        expect.stringMatching(/^wrong\.csv\.[0-9a-f]+\.refused$/),
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('is written and taken by commands, as an operator does', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'statements-'));
    const run = async (program: string, ...args: string[]) => {
      const file = join(checkout(), 'subgraphs/lending/src', program);
      const env = { ...lending.environment, PATH: process.env['PATH'] };
      const flags = ['--disable-warning=ExperimentalWarning', file, ...args];
      try {
        return { code: 0, ...(await execute(process.execPath, flags, { env })) };
      } catch (error) {
        return error as { code: number; stdout: string; stderr: string };
      }
    };
    try {
      const path = join(folder, 'bank-2026-01-31.csv');
      const written = await run('simulated-statement.ts', '2026-01-31');
      expect([written.code, written.stdout]).toEqual([0, expect.stringContaining(HEADER)]);
      await writeFile(path, `${written.stdout}z-1,REFUND,5.00,USD,2026-01-31,SETTLED\r\n`);
      const first = await run('reconcile-payments.ts', path);
      expect([first.code, first.stdout]).toEqual([
        1,
        expect.stringMatching(/1 new difference\.\nUNKNOWN_HERE \| z-1 \| here: nothing/),
      ]);
      const second = await run('reconcile-payments.ts', path);
      expect([second.code, second.stdout]).toEqual([0, expect.stringMatching(/^It was taken as/)]);
      await writeFile(path, `${written.stdout}z-1\r\n`);
      const third = await run('reconcile-payments.ts', path);
      expect([third.code, third.stdout]).toEqual([
        1,
        expect.stringMatching(/^Nothing was taken: line 3: there are 1 cells instead of 6/),
      ]);
      // The same lines with other ends of line are another file.
      await writeFile(path, written.stdout.replaceAll('\r\n', '\n'));
      expect((await run('reconcile-payments.ts', path)).code).toBe(0);
      expect((await run('reconcile-payments.ts')).code).toBe(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
