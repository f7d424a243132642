import { afterEach, expect, test, vi } from 'vitest';
import { anchorOf, entriesOf, exportOf, jsonLines } from '../test/audit-export.ts';
import { endpoint, honest, REGISTRY, URL_OF_CHAIN } from '../test/fake-chain.ts';
import { command } from './verify-audit.ts';

const entries = entriesOf({ '2026-11-02': 3 });
const { proof, line: anchor } = anchorOf(entries[1] ?? {});
const whole = jsonLines(exportOf(entries, [anchor]));

/** Runs the command where the file holds that text; gives its code and what it wrote. */
async function run(given: readonly string[], text: string | Uint8Array = whole) {
  const said = { out: '', err: '' };
  async function* read() {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    // In the middle of a letter of more than one byte, at times.
    for (let at = 0; at < bytes.length; at += 101) yield bytes.subarray(at, at + 101);
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
const GIVEN = ['audit.jsonl', ...RPC, '--registry', REGISTRY];
const answer = () => vi.stubGlobal('fetch', endpoint(honest(proof)));
afterEach(() => void vi.unstubAllGlobals());

test('what is proven ends with 0, and says how far', async () => {
  answer();
  const { code, out } = await run(GIVEN);
  expect(code).toBe(0);
  expect(out).toContain('  Days     2026-11-01 to 2026-11-30\n  Entries  3\n');
  expect(out).toContain(
    'the chain fixes them up to 2026-11-02 2. 1 after that are not on the chain',
  );
});

test('what was changed ends with 1, and says in which line', async () => {
  answer();
  const { code, out } = await run(GIVEN, whole.replace('"ACTIVE"', '"PAID_OFF"'));
  expect(code).toBe(1);
  expect(out).toContain('NOT PROVEN. Line 3 (2026-11-02, entry 1): Its details were changed.');
});

test('without an endpoint that answers it ends with 3, without the registry with 5', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  expect((await run(GIVEN)).code).toBe(3);
  answer();
  expect((await run(['-', ...RPC])).code).toBe(5);
});

test('the report can be had as JSON', async () => {
  answer();
  const { out } = await run([...GIVEN, '--json']);
  expect(JSON.parse(out)).toMatchObject({ verdict: 'PROVEN', entries: 3, after: 1 });
});

test.each([
  ['no file', RPC, whole],
  ['two files', ['a', 'b', ...RPC], whole],
  ['an option that there is not', ['a', ...RPC, '--fast'], whole],
  ['no endpoint', ['a'], whole],
  ['a registry that is none', ['a', ...RPC, '--registry', '0x12'], whole],
  ['a file that is no export', ['a', ...RPC], 'hello\nworld, again\n'],
  ['a file that is no text', ['a', ...RPC], Uint8Array.of(0x7b, 0xff, 0x0a)],
])('%s ends with 2, and says why', async (_, given, text) => {
  answer();
  const { code, err } = await run(given, text);
  expect([code, err.trim() === '']).toEqual([2, false]);
});

test('help says how it ends', async () => {
  const { code, out } = await run(['--help']);
  expect([code, out.includes('It ends with 0')]).toEqual([0, true]);
});
