import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout, compileCache } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { startAnvil } from '../src/anvil.ts';
import { chainRequest } from '../src/chain-request.ts';
import { addressesOfRunning, RunRecord, recoverLeftovers } from '../src/run-record.ts';
import { newHome } from './programs.ts';

const PROGRAM = join(checkout(), 'packages/stack/src/bin/chain.ts');
const ENDPOINT = /runs at (http:\S+), without the lender/;

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  /** Where the chain is, once it says so. */
  readonly url: Promise<string>;
}

/** Runs the command as from a shell that knows only the data folder. */
function run(home: string, ...args: string[]): Run {
  const env = { PATH: process.env['PATH'], BLOCKSCORE_HOME: home, ...compileCache() };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env });
  const located = Promise.withResolvers<string>();
  located.promise.catch(() => undefined);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const url = ENDPOINT.exec(said)?.[1];
      if (url !== undefined) located.resolve(url);
    });
  }
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('close', (code) => {
      located.reject(new Error(`It ended with ${code}: ${said}`));
      resolve({ code, said });
    });
  });
  return { child, ended, url: located.promise };
}

const blockHash = async (url: string, height: string) =>
  (await chainRequest<{ hash: string }>(url, 'eth_getBlockByNumber', [height, false])).hash;

test('the chain that was kept goes on without the lender, until Ctrl-C', async () => {
  const home = newHome();
  const kept = await startAnvil({
    dataHome: home,
    blockTimeSeconds: 3_600,
    durable: true,
    fund: [],
  });
  await chainRequest(kept.url, 'anvil_mine', ['0x5']);
  const hash = await blockHash(kept.url, '0x5');
  await kept.stop();
  // Twice, for what it writes down itself has to be read again.
  for (let i = 0; i < 2; i++) {
    const command = run(home);
    const url = await command.url;
    expect(await blockHash(url, '0x5')).toBe(hash);
    const patience = { ofItself: 0, interrupted: 0, killed: 0, noticing: 0, stopping: 0 };
    await expect(recoverLeftovers(home, patience)).rejects.toThrow(/runs alone .*npm run chain/);
    expect(() => addressesOfRunning(home)).toThrow('no stack runs on');
    command.child.kill('SIGINT');
    expect(await command.ended).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Stopped\.\n$/),
    });
    expect(await recoverLeftovers(home)).toEqual([]);
  }
  const record = new RunRecord(home);
  const said = expect.stringMatching(`already runs on ${home} `);
  expect(await run(home).ended).toMatchObject({ code: 1, said });
  record.delete();
}, 60_000);

test('where no chain was kept it says so, and begins none', async () => {
  const home = newHome();
  const said = expect.stringContaining(`no chain is kept in ${home}; run npm start there first`);
  for (let i = 0; i < 2; i++) expect(await run(home).ended).toMatchObject({ code: 1, said });
});

test('it says how it is called', async () => {
  const said = expect.stringContaining('Usage: npm run chain');
  expect(await run(newHome(), '--help').ended).toMatchObject({ code: 0, said });
  expect(await run(newHome(), '--port=1').ended).toMatchObject({ code: 2, said });
});
