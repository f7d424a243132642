import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { behaviourOf } from '../src/adapters/simulated-check-behaviour.ts';
import { HARMLESS, officer, onboard, startTestCompliance } from './compliance-subgraph.ts';
import { atCompliance, documentIs, PNG, type Submitted } from './documents.ts';

const PAGE = 'docs/compliance/kyc.md';
const page = pageOf(PAGE);
const examples = examplesIn(page);

let compliance: TestSubgraph;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kyc-'));
  compliance = await startTestCompliance({ KYC_DOCUMENT_DIR: join(folder, 'documents') });
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
  await rm(folder, { recursive: true, force: true });
});

const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = officer) =>
  follow(compliance, caller, examples.get(name), variables);

/** Runs the page's command as it stands. */
async function upload(url: string): Promise<string> {
  const [, command = ''] = /```sh\n(.*?)```/s.exec(page) ?? [];
  const file = join(folder, 'passport.png');
  await writeFile(file, PNG);
  const env = { ...process.env, URL: url, FILE: file };
  const { stdout } = await promisify(execFile)('bash', ['-c', command], { env });
  return stdout;
}

test(`the examples of ${PAGE} answer as it says, one after the other`, async () => {
  const { userId, caller } = await onboard(compliance, HARMLESS);
  expect(await run('Begin', {}, caller)).toMatchObject({
    startKycVerification: { kycVerification: { status: 'APPROVED' } },
  });
  const ids: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const answer = await run('Submit', {}, caller);
    const { document, upload: sent } = answer['submitKycDocument'] as Submitted;
    expect(await upload(atCompliance(compliance, sent?.url ?? ''))).toContain('"UPLOADED"');
    ids.push(document?.id ?? '');
  }
  const [id = '', other = ''] = ids;
  await documentIs(compliance, id, { check: 'OFFICER' });
  expect(JSON.stringify(await run('ToDecide'))).toContain(id);
  expect(await run('Look', { id })).toMatchObject({
    kycDocument: { details: { number: 'C01X00T47' }, content: { url: expect.any(String) } },
  });
  await run('Accept', { id });
  await run('Refuse', { id: other });
  expect(await run('HowIStand', { userId }, caller)).toMatchObject({
    kycVerification: { level: 'STANDARD', documents: [{ refusal: 'OTHER' }, { id }] },
  });
  await run('Reject', { userId });
});

test(`${PAGE} says how the simulated provider behaves to each number that it knows`, () => {
  const [, section = ''] = page.split('### The simulated provider');
  const rows = [...section.matchAll(/^\| `(\d{4})` \| ([a-z]+)/gm)];
  const told = (ending: string) => {
    const { answer, callbacks, silently } = behaviourOf(ending);
    return (callbacks[0]?.told ?? silently ?? answer).status.toLowerCase();
  };
  expect(rows.map(([, ending = '', word]) => [ending, word])).toEqual(
    rows.map(([, ending = '']) => [ending, told(ending)]),
  );
  expect(rows).toHaveLength(7);
});
