import { afterEach, expect, test, vi } from 'vitest';
import { CONTENT, endpoint, honest, proofFor, REGISTRY, URL_OF_CHAIN } from '../test/fake-chain.ts';
import { command } from './verify.ts';

const proof = proofFor(5, 11);

/** Runs the command where the file holds that text; gives its code and what it wrote. */
async function run(
  given: readonly string[],
  text: string | Uint8Array = JSON.stringify({ proof }),
) {
  const said = { out: '', err: '', files: [] as string[] };
  async function* read(file: string) {
    said.files.push(file);
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    if (bytes.length === 0) throw new Error('no such file');
    yield bytes.subarray(0, 7);
    yield bytes.subarray(7);
  }
  const code = await command(given, {
    read,
    out(line) {
      said.out += line;
    },
    err(line) {
      said.err += line;
    },
  });
  return { code, ...said };
}

const RPC = ['--rpc', URL_OF_CHAIN];
const GIVEN = [...RPC, '--registry', REGISTRY];
const ask = (answers = honest(proof)) => vi.stubGlobal('fetch', endpoint(answers));
afterEach(() => void vi.unstubAllGlobals());

test('what is proven ends with 0, and shows record, steps and verdict', async () => {
  ask();
  const { code, out, files } = await run(['proof.json', ...GIVEN]);
  expect(code).toBe(0);
  expect(files).toEqual(['proof.json']);
  expect(out).toContain('  Debit CASH             90.00 USD\n');
  expect(out).toContain('✓ The leaf is under the root\n');
  expect(out).toMatch(/\nPROVEN\. This record existed at 2026-11-22T00:00:00Z .*\n$/);
});

test('a changed digit ends with 1', async () => {
  ask();
  const changed = JSON.stringify({ proof: { ...proof, content: CONTENT.replace('9000', '9100') } });
  const { code, out } = await run(['-', ...RPC], changed);
  expect(code).toBe(1);
  expect(out).toContain('✗ The record belongs to the leaf');
  expect(out).toContain('NOT PROVEN. Nothing is proven.');
});

test('an endpoint that is away ends with 3', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  const { code, out } = await run(['-', ...RPC]);
  expect(code).toBe(3);
  expect(out).toContain('INCOMPLETE. It could not be checked to the end');
});

test('a leaf without its salt ends with 4', async () => {
  ask();
  const { code, out } = await run(['-', ...RPC], JSON.stringify({ ...proof, salt: null }));
  expect(code).toBe(4);
  expect(out).toContain('? The record belongs to the leaf');
});

test('without the lender’s registry nothing ends with 0', async () => {
  ask();
  const open = await run(['-', ...RPC]);
  expect(open.code).toBe(5);
  expect(open.out).toMatch(/\nREGISTRY OPEN\. It is not finished: .*\n$/);
  expect((await run(['-', ...RPC, '--registry', ''])).code).toBe(5);
  const worse = JSON.stringify([proof, { ...proof, salt: null }]);
  expect((await run(['-', ...RPC], worse)).code).toBe(4);
});

test('of several proofs the worst counts, and each is shown', async () => {
  ask();
  const bad = { ...proof, content: '{}' };
  const { code, out } = await run(['-', ...GIVEN], JSON.stringify([proof, bad, proof]));
  expect(code).toBe(1);
  expect(out.match(/^Proof \d of 3$/gm)).toHaveLength(3);
  expect(out.match(/^PROVEN/gm)).toHaveLength(2);
});

test('a record that has no proof yet keeps all from being proven', async () => {
  ask();
  const waiting = JSON.stringify([{ proof }, { proof: null }]);
  const { code, out, err } = await run(['-', ...GIVEN], waiting);
  expect(code).toBe(3);
  expect(out).toContain('\nPROVEN');
  expect(err).toContain('Of 1 more in it the proof is null');
});

test('an answer with errors keeps all from being proven', async () => {
  ask();
  const errors = Array.from({ length: 5 }, (_, at) => ({ message: `No \u001b${at}` }));
  const partial = JSON.stringify({ data: { first: { proof }, second: null }, errors });
  const { code, out, err } = await run(['-', ...GIVEN], partial);
  expect(code).toBe(3);
  expect(out).toContain('\nPROVEN');
  expect(err).toContain('The graph says: No \\u{1b}0 · No \\u{1b}1 · No \\u{1b}2 · and 2 more\n');
});

test('a proof within another one is checked, too', async () => {
  ask();
  const nested = { ...proof, more: { ...proof, content: '{"forged":true}' } };
  const { code, out } = await run(['-', ...GIVEN], JSON.stringify({ data: nested }));
  expect(code).toBe(1);
  expect(out).toContain('Proof 2 of 2');
});

test('of several endpoints each is named', async () => {
  ask();
  const { code, out } = await run(['-', ...GIVEN, '--rpc', 'http://other.example:8545']);
  expect(code).toBe(0);
  expect(out).toContain('The registry holds the root (chain.example)');
  expect(out).toContain('The registry holds the root (other.example:8545)');
});

test('reports can be had as JSON', async () => {
  ask();
  const { code, out } = await run(['-', ...GIVEN, '--json']);
  expect([code, JSON.parse(out)]).toMatchObject([0, [{ verdict: 'PROVEN' }]]);
});

test('its help says what each code means', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  for (const each of [0, 1, 2, 3, 4, 5]) expect(out).toMatch(new RegExp(` ${each}  \\w`));
  expect((await run([])).code).toBe(2);
});

const unusable: readonly (readonly [string, readonly string[], (string | Uint8Array)?])[] = [
  ['no file', RPC],
  ['two files', ['a', 'b', ...RPC]],
  ['no endpoint', ['a']],
  ['an endpoint that is none', ['a', '--rpc', 'x']],
  ['an option without a value', ['a', '--rpc']],
  ['two registries', ['a', ...RPC, '--registry', REGISTRY, '--registry', REGISTRY]],
  ['an option that is none', ['a', ...RPC, '--force']],
  ['a file that is not there', ['a', ...RPC], ''],
  ['a file of other bytes', ['a', ...RPC], Uint8Array.of(0xff, 0xfe, 0xfd)],
  ['a file without an end', ['a', ...RPC], ' '.repeat(2 ** 21)],
];

test.each(unusable.map(([name, given, text]) => ({ name, given, text })))(
  '$name ends with 2 and a reason',
  async ({ given, text }) => {
    ask();
    const { code, out, err } = await run(given, text);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^\S.+\n$/);
  },
);
