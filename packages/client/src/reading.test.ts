import { minorDigits } from '@blockscore/money';
import { expect, test } from 'vitest';
import { CONTENT, proofFor } from '../test/fake-chain.ts';
import { ProofError, readableRecord, readProof, readProofs } from './verify.ts';

const proof = proofFor(5, 11);
const { domain, salt, content, commitment, ...rest } = proof;

test('a proof is found wherever the graph’s answer has it', () => {
  const whole = [{ a: [1, null, { transaction: { id: 'x', proof } }] }, proof];
  for (const reply of whole) {
    expect(readProof(reply)).toEqual(proof);
    expect(readProof(JSON.stringify({ data: reply }))).toEqual(proof);
  }
  const evidence = { commitment, domain, salt, content, proof: { ...rest, __typename: 'X' } };
  expect(readProof({ data: { auditEntry: { evidence } } })).toEqual(proof);
  const { content: text, ...others } = { ...evidence };
  expect(readProof({ ...others, text })).toEqual(proof);
});

test('the first one counts, and all of them are found in their order', () => {
  const second = proofFor(2, 4);
  const reply = { data: { loan: { edges: [{ node: { proof } }, { node: { proof: second } }] } } };
  expect(readProof(reply)).toEqual(proof);
  expect(readProofs(reply)).toEqual({ proofs: [proof, second], pending: 0, errors: [] });
  const waiting = { data: { edges: [{ node: { proof: null } }, reply, { proof: null }] } };
  expect(readProofs(waiting)).toEqual({ proofs: [proof, second], pending: 2, errors: [] });
});

test('a proof within another one counts, too, and so does what it waits for', () => {
  const second = proofFor(2, 4);
  const reply = { ...proof, more: [{ second }], waiting: { proof: null } };
  expect(readProofs(reply)).toEqual({ proofs: [proof, second], pending: 1, errors: [] });
  const evidence = { commitment, domain, salt, content, proof: { ...rest, beside: second } };
  expect(readProofs(evidence)).toEqual({ proofs: [proof, second], pending: 0, errors: [] });
  // The same leaf told twice is one; another leaf's proof is not taken for this one's.
  expect(readProofs({ ...evidence, proof }).proofs).toEqual([proof]);
  expect(readProofs({ ...evidence, proof: second }).proofs).toEqual([second]);
  const within = { ...evidence, proof: { ...proof, proof: { ...rest, root: commitment } } };
  expect(readProofs(within).proofs).toEqual([proof, { ...proof, root: commitment }]);
  expect(readProofs({ ...evidence, proof: { ...rest, proof: null } }).pending).toBe(1);
  // Both its own path and that of its `proof` lead to a root.
  expect(readProofs({ ...proof, proof: { ...rest, root: commitment } }).proofs).toEqual([
    proof,
    { ...proof, root: commitment },
  ]);
});

test('what the graph says went wrong is told beside what it gave', () => {
  const errors = [{ message: 'Not yours.\u202e' }, 'no', null];
  const found = { proofs: [proof], pending: 0, errors: ['Not yours.\\u{202e}', 'no', 'null'] };
  expect(readProofs({ data: { transaction: { proof } }, errors })).toEqual(found);
  expect(readProofs([{ errors }, { data: proof }])).toEqual(found);
});

test('digits may be capital, and fields that were not asked for are none', () => {
  const { chainId, registry, transactionHash, blockNumber, blockHash, ...tree } = proof;
  const root = `0x${tree.root.slice(2).toUpperCase()}`;
  const none = { chainId: null, registry: null, transactionHash: null };
  expect(readProof({ ...tree, root })).toEqual({
    ...tree,
    ...none,
    ...{ blockNumber: null, blockHash: null },
  });
});

const deep = (levels: number): unknown => (levels === 0 ? proof : [deep(levels - 1)]);

test.each([
  ['no JSON', '{', 'not JSON'],
  ['an empty answer', '{"data":{}}', 'no proof in it'],
  ['a text', '"0x"', 'no proof in it'],
  ['nothing', 'null', 'no proof in it'],
  [
    'a record without an anchor',
    { data: { transaction: { proof: null } } },
    'not under a root yet',
  ],
  [
    'an evidence without one',
    { data: { evidence: { commitment, proof: null } } },
    'under a root yet',
  ],
  ['a refusal', { errors: [{ message: 'Sign in\u001b first.' }] }, 'Sign in\\u{1b} first.'],
  ['too long a text', ' '.repeat(2 ** 20 + 1), 'longer than'],
  ['too deep a nest', deep(70), 'nested more than'],
  ['too many', Array.from({ length: 101 }, () => proof), 'more than 100'],
  ['too long a path', { ...proof, path: Array(33).fill(proof.root) }, '`path`'],
  ['a path of something else', { ...proof, path: [1] }, '`path.0`'],
  ['a short hash', { ...proof, root: '0x12' }, '`root`'],
  ['a hash of other characters', { ...proof, root: `0x${'g'.repeat(64)}` }, '`root`'],
  ['a short salt', { ...proof, salt: '0x00' }, '`salt`'],
  ['an index outside the tree', { ...proof, leafIndex: 11 }, '`leafIndex`'],
  ['half an index', { ...proof, leafIndex: 0.5 }, '`leafIndex`'],
  ['an index as a text', { ...proof, leafIndex: '5' }, '`leafIndex`'],
  ['an empty tree', { ...proof, leafCount: 0 }, '`leafCount`'],
  ['too large a tree', { ...proof, leafCount: 2 ** 32 }, '`leafCount`'],
  ['an odd chain', { ...proof, chainId: -1 }, '`chainId`'],
  ['no address', { ...proof, registry: proof.root }, '`registry`'],
  ['a domain of two lines', { ...proof, domain: 'a\nb\n' }, '`domain`'],
  ['a domain without an end', { ...proof, domain: 'a' }, '`domain`'],
  ['a text without bytes', { ...proof, content: 'a\ud800' }, '`content`'],
  ['a content that is none', { ...proof, content: {} }, '`content`'],
])('%s is refused with a reason', (_, json, reason) => {
  const read = () => readProof(json);
  expect(read).toThrow(ProofError);
  expect(read).toThrow(reason);
});

test('a transaction is shown with its day, accounts and amounts', () => {
  expect(readableRecord(CONTENT)).toEqual([
    ['Id', 'txn_01'],
    ['Kind', 'REPAYMENT'],
    ['Loan id', 'null'],
    ['Effective on', '2026-11-22'],
    ['Debit CASH', '90.00 USD'],
    ['Credit LOAN_PRINCIPAL', '90.00 USD'],
  ]);
});

test.each(['USD', 'EUR', 'JPY', 'BHD', 'TND', 'KRW', 'CLP', 'UGX', 'MGA', 'ISK', 'KWD', 'VND'])(
  'amounts of %s have the digits that the books give them',
  (currency) => {
    const shown = (minor: string) =>
      readableRecord(JSON.stringify({ due: { minor, currency } }))[0]?.[1];
    const digits = minorDigits(currency);
    const point = digits > 0 ? '.' : '';
    expect(shown('5')).toBe(
      digits > 0 ? `0${point}${'5'.padStart(digits, '0')} ${currency}` : `5 ${currency}`,
    );
    expect(shown(`-12${'0'.repeat(digits)}`)).toBe(`-12${point}${'0'.repeat(digits)} ${currency}`);
  },
);

test('what is nested is shown with the names of what it is in', () => {
  const record = { data: { from: null, loan: { id: 'loan_1' }, parts: [true, 2] }, at: 'x' };
  expect(readableRecord(JSON.stringify(record))).toEqual([
    ['Data · From', 'null'],
    ['Data · Loan · Id', 'loan_1'],
    ['Data · Parts · 0', 'true'],
    ['Data · Parts · 1', '2'],
    ['At', 'x'],
  ]);
});

const ENTRY = { account: 'CASH', side: 'DEBIT', minor: '100', currency: 'USD' };

test.each<readonly [string, unknown, readonly (readonly [string, string])[]]>([
  [
    'entries of something else',
    { void: { entries: [ENTRY] } },
    [['Void · Entries · 0 · Debit CASH', '1.00 USD']],
  ],
  ['an entry by itself', { cancelled: ENTRY }, [['Cancelled · Debit CASH', '1.00 USD']]],
  [
    'entries within entries',
    { entries: [[ENTRY]] },
    [['Entries · 0 · 0 · Debit CASH', '1.00 USD']],
  ],
  [
    'entries that have names',
    { entries: { not: ENTRY } },
    [['Entries · Not · Debit CASH', '1.00 USD']],
  ],
  ['entries of the books', { entries: [ENTRY] }, [['Debit CASH', '1.00 USD']]],
  [
    'a side that is none',
    { entries: [{ ...ENTRY, side: 'not debit' }] },
    [
      ['Entries · 0 · Account', 'CASH'],
      ['Entries · 0 · Side', 'not debit'],
      ['Entries · 0 · Minor', '100'],
      ['Entries · 0 · Currency', 'USD'],
    ],
  ],
  [
    'nothing',
    { gone: null, none: [], flag: {}, text: '' },
    [
      ['Gone', 'null'],
      ['None', '[]'],
      ['Flag', '{}'],
      ['Text', '""'],
    ],
  ],
  [
    'words for nothing',
    { gone: 'null', none: '[]', on: 'true' },
    [
      ['Gone', '"null"'],
      ['None', '"[]"'],
      ['On', '"true"'],
    ],
  ],
  [
    'a quoted text',
    { a: '"x"', b: ' x' },
    [
      ['A', '"\\"x\\""'],
      ['B', '" x"'],
    ],
  ],
  [
    'names with marks in them',
    { 'a · b': 1, a: { b: 2 } },
    [
      ['"a · b"', '1'],
      ['A · B', '2'],
    ],
  ],
])('%s is shown as what it is', (_, record, rows) => {
  expect(readableRecord(JSON.stringify(record))).toEqual(rows);
});

test('what is too deep to be shown by its names is shown as it is', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
  const text = JSON.stringify({ first: 1, second: nested(70) });
  expect(readableRecord(text)).toEqual([['Text', text]]);
});

test.each([
  ['is no JSON', 'plain\u202etext', 'plain\\u{202e}text'],
  ['says a name twice', '{"minor":"1","minor":"2"}', '{"minor":"1","minor":"2"}'],
  ['is no object', '[1,2]', '[1,2]'],
  ['is empty', '{}', '{}'],
  ['has an amount that is none', '{"a":{"minor":"1.5","currency":"USD"}}', undefined],
  ['has a currency that is none', '{"a":{"minor":"1","currency":"$"}}', undefined],
  ['says more than an amount', '{"a":{"minor":"1","currency":"USD","of":"me"}}', undefined],
])('a record that %s is shown as it is', (_, text, shown) => {
  const rows = readableRecord(text);
  if (shown !== undefined) expect(rows).toEqual([['Text', shown]]);
  expect(rows.map(([, value]) => value).join()).not.toMatch(/^\d+\.\d\d USD/);
});

test('a record of very many lines is shortened', () => {
  const rows = readableRecord(JSON.stringify({ a: Array.from({ length: 9_999 }, (_, i) => i) }));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.[1].length).toBeLessThan(2_100);
});
