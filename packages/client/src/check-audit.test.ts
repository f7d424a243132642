import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf, entriesOf, exportOf, jsonLines, type Line } from '../test/audit-export.ts';
import { endpoint, honest, REGISTRY, URL_OF_CHAIN } from '../test/fake-chain.ts';
import { readAuditLines } from './audit-lines.ts';
import { verifyAudit } from './check-audit.ts';

const DAYS = { '2026-11-02': 4, '2026-11-03': 1, '2026-11-20': 7 };
const entries = entriesOf(DAYS);
const anchored = entries[9] ?? {};
const { proof, line: anchor } = anchorOf(anchored);

async function* pieces(text: string, length = 97) {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}
const check = (lines: readonly Line[] | string, registry: string | undefined = REGISTRY) =>
  verifyAudit(pieces(typeof lines === 'string' ? lines : jsonLines(lines)), {
    rpc: URL_OF_CHAIN,
    registry,
    fetch: endpoint(honest(proof)),
  });

test('what holds together is proven up to the last entry that is on the chain', async () => {
  const report = await check(exportOf(entries, [anchor]));
  expect(report).toMatchObject({
    verdict: 'PROVEN',
    entries: 12,
    provenTo: { day: '2026-11-20', position: 5 },
    after: 2,
    fault: null,
  });
});

test('what was sealed when leaves held the place, too, is proven as it was', async () => {
  const { proof: its, line } = anchorOf(anchored, 1);
  expect(its.domain).toBe('blockscore/compliance/audit-entry/v1\n');
  expect(its.content).toContain('"position":5');
  const fetch = endpoint(honest(its));
  const options = { rpc: URL_OF_CHAIN, registry: REGISTRY, fetch };
  const report = (of: readonly Line[]) => verifyAudit(pieces(jsonLines(of)), options);
  expect((await report(exportOf(entries, [line]))).verdict).toBe('PROVEN');
  const moved = { ...line, commitment: `0x${'1f'.repeat(32)}` };
  expect((await report(exportOf(entries, [moved]))).fault?.what).toBe('It is not what was sealed.');
});

test('without the lender’s registry it is open, and without a proof nothing ties it to the chain', async () => {
  expect((await check(exportOf(entries, [anchor]), '')).verdict).toBe('REGISTRY_OPEN');
  expect(await check(exportOf(entries))).toMatchObject({ verdict: 'INCOMPLETE', provenTo: null });
});

test('what is before a cell of CSV so that no spreadsheet works it out is no part of the cell', async () => {
  const cells = [`"'=HYPERLINK(""x"")"`, `"'-1+2"`, `"'@a"`, `"'text"`, '-7'];
  const text = `kind,day,id,type,stream,hash\r\nentry,${cells.join(',')}\r\n`;
  const read: unknown[] = [];
  for await (const { fields } of readAuditLines(pieces(text))) read.push(fields);
  expect(read).toMatchObject([
    { day: '=HYPERLINK("x")', id: '-1+2', type: '@a', stream: "'text", hash: '-7' },
  ]);
});

test('an entry about whoever exported it is a link: the chain goes on', async () => {
  const lines = entries.map((entry, at) => {
    const { day, position, previousHash, hash } = entry;
    return at === 4 ? { kind: 'withheld', day, position, previousHash, hash } : entry;
  });
  expect(await check(exportOf(lines, [anchor]))).toMatchObject({ verdict: 'PROVEN', withheld: 1 });
});

describe('an entry without its salt', () => {
  const about = { stream: 'identity', subject: 'user_1' };
  const order = { stream: 'compliance', type: 'compliance.erasure.ordered', subject: 'user_1' };
  const report = (changes: Readonly<Record<number, Line>>, lacking: number) => {
    const changed = entriesOf(DAYS, changes);
    const { proof: its, line } = anchorOf(changed[9] ?? {});
    const lines = changed.map((each, at) => (at === lacking ? { ...each, salt: null } : each));
    return verifyAudit(pieces(jsonLines(exportOf(lines, [line]))), {
      ...{ rpc: URL_OF_CHAIN, registry: REGISTRY, fetch: endpoint(honest(its)) },
    });
  };

  test('is counted, and holds, where the person was erased', async () => {
    expect(await report({ 1: about, 6: order }, 1)).toMatchObject({
      ...{ verdict: 'PROVEN', withoutSalt: 1, fault: null },
    });
  });

  test.each<[string, Readonly<Record<number, Line>>]>([
    ['nothing in the file says so', { 1: about }],
    ['it says so of somebody else', { 1: about, 6: { ...order, subject: 'user_9' } }],
    ['what says so is not on the chain yet', { 1: about, 11: order }],
  ])('is not proven where %s', async (_, changes) => {
    expect(await report(changes, 1)).toMatchObject({ verdict: 'INCOMPLETE', fault: null });
  });

  test('is a fault where it could not have been erased: its details may be others', async () => {
    expect(await report({ 6: order }, 1)).toMatchObject({
      ...{ verdict: 'NOT_PROVEN', fault: { what: expect.stringContaining('salt is missing') } },
    });
  });
});

test('each value of each entry that is changed is found, and said where', async () => {
  const names = ['id', 'stream', 'sequence', 'type', 'subject', 'open', 'actorId', 'occurredAt'];
  const changed = [...names, 'details', 'salt', 'commitment', 'hash', 'previousHash'];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: entries.length - 1 }),
      fc.constantFrom(...changed),
      async (at, name) => {
        const other = name === 'details' ? { to: 'PAID_OFF' } : `${String(entries[at]?.[name])}0`;
        const lines = entries.map((entry, index) =>
          index === at ? { ...entry, [name]: other } : entry,
        );
        const { verdict, fault } = await check(exportOf(lines, [anchor]));
        expect(verdict).toBe('NOT_PROVEN');
        // A changed salt of the sealed entry, and a changed last hash, are found one line later at most.
        expect(fault?.line).toBeGreaterThanOrEqual(at + 3);
        expect(fault?.line).toBeLessThanOrEqual(at + 4);
      },
    ),
    { numRuns: 200 },
  );
});

test('an entry that is left out, doubled or moved is found', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: entries.length - 2 }),
      fc.constantFrom('left out', 'doubled', 'moved'),
      async (at, how) => {
        const lines = [...entries];
        const [taken = {}] = lines.splice(at, 1);
        if (how === 'doubled') lines.splice(at, 0, taken, taken);
        if (how === 'moved') lines.splice(at + 1, 0, taken);
        const whole = exportOf(lines, [anchor]);
        expect((await check(whole)).verdict).toBe('NOT_PROVEN');
      },
    ),
    { numRuns: 60 },
  );
});

test('a file that ends early does not pass for whole, wherever it was cut', async () => {
  const text = jsonLines(exportOf(entries, [anchor]));
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1).slice(0, -1);
  for (const end of ends) {
    expect(await check(text.slice(0, end))).toMatchObject({
      verdict: 'NOT_PROVEN',
      fault: { what: expect.stringContaining('cut off') },
    });
  }
  await expect(check(text.slice(0, -5))).rejects.toThrow('is cut off');
});

test('a trail that was rewritten with all its hashes is not what was sealed', async () => {
  const rewritten = entriesOf({ ...DAYS, '2026-11-02': 5 });
  const fifth = rewritten.find(({ day, position }) => day === '2026-11-20' && position === 5);
  const lines = exportOf(rewritten, [{ ...anchor, position: fifth?.['position'] }]);
  const { verdict, fault } = await check(lines);
  expect(verdict).toBe('NOT_PROVEN');
  expect(fault).toMatchObject({
    place: { day: '2026-11-20', position: 5 },
    what: expect.stringContaining('sealed'),
  });
});

test('a root that the chain does not hold proves nothing', async () => {
  const other = anchorOf(anchored);
  const lines = exportOf(entries, [{ ...other.line, root: `0x${'ab'.repeat(32)}` }]);
  expect((await check(lines)).verdict).toBe('NOT_PROVEN');
});

test.each(['', 'day,position\n', '{"kind":"entry"}\n', '[1]\n', '{"a":\n'])(
  'what is no export is refused: %j',
  async (text) => {
    const report = await check(text).catch((error: Error) => error);
    expect(report instanceof Error ? report.name : report.verdict).toMatch(
      /ExportError|NOT_PROVEN/,
    );
  },
);
