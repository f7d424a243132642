import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, agree, FAR, type Rule } from './agreement.ts';
import { RpcError } from './json-rpc.ts';
import { mergeBroadcasts } from './merge-broadcasts.ts';

const says = (...values: readonly unknown[]): Answer<unknown>[] =>
  values.map((value, index) => ({
    endpoint: `${index + 1}`,
    votes: true,
    said: value instanceof RpcError ? { ok: false, error: value } : { ok: true, value },
  }));
const refusal = (message: string) => new RpcError(-32000, message);
const decided = (rule: Rule, answers: readonly Answer<unknown>[], quorum = 1): unknown => {
  const verdict = agree(rule, answers, quorum);
  if (verdict === null) return 'UNDECIDED';
  return verdict.said.ok ? verdict.said.value : verdict.said.error.message;
};

describe('what must be the same', () => {
  test.each<[string, readonly unknown[], unknown]>([
    ['one alone decides', [1], 1],
    ['two that disagree do not', [1, 2], 'UNDECIDED'],
    ['two of three do', [1, 2, 1], 1],
    ['two of four do not', [1, 1, 2, 3], 'UNDECIDED'],
    ['nobody does not', [], 'UNDECIDED'],
    ['large numbers are compared whole', [2n ** 200n, 2n ** 200n, 2n ** 200n + 1n], 2n ** 200n],
    ['nothing is an answer', [null, null, { a: 1 }], null],
    ['refusals agree in any words', [refusal('reverted'), refusal('revert'), 7], 'reverted'],
  ])('%s', (_, values, expected) => {
    expect(decided('SAME', says(...values))).toEqual(expected);
  });

  test('fewer than the quorum decide nothing', () => {
    expect(decided('SAME', says(1, 1), 3)).toBe('UNDECIDED');
    expect(decided('HEAD', says(1, 1), 3)).toBe('UNDECIDED');
    expect(decided('LOW', says(1, 1), 3)).toBe('UNDECIDED');
  });

  test('whoever is on trial is compared and decides nothing', () => {
    const [first, second, third] = says(1, 2, 2).map((each, index) => ({
      ...each,
      votes: index === 0,
    }));
    const answers = [first, second, third].filter((each) => each !== undefined);
    expect(agree('SAME', answers, 1)).toMatchObject({
      said: { value: 1 },
      agreeing: ['1'],
      dissenting: [
        { endpoint: '2', fault: 'LYING' },
        { endpoint: '3', fault: 'LYING' },
      ],
    });
  });

  test('fewer liars than half never have their way, whatever they say and together', () => {
    const parties = fc
      .integer({ min: 1, max: 10 })
      .chain((all) => fc.tuple(fc.constant(all), fc.nat({ max: Math.ceil(all / 2) - 1 })));
    fc.assert(
      fc.property(parties, fc.array(fc.nat({ max: 3 })), ([all, liars], lies) => {
        const values = Array.from({ length: all }, (_, place) =>
          place < liars ? `lie ${lies[place] ?? 0}` : 'truth',
        );
        expect(decided('SAME', says(...values))).toBe('truth');
      }),
    );
  });
});

describe('the head', () => {
  test.each<[string, readonly number[], number, readonly string[]]>([
    ['is what all have', [101, 100, 102], 100, []],
    ['is the lower of two', [100, 101], 100, []],
    ['leaves out who is far behind', [100, 100 - FAR - 1, 101], 100, ['2 BEHIND']],
    ['leaves out who is far ahead', [100, 10 ** 9, 101], 100, ['2 LYING']],
    ['follows the further one of two', [1, 100], 100, ['1 BEHIND']],
    ['waits for who is a few blocks behind', [100, 100 - FAR, 100], 100 - FAR, []],
  ])('%s', (_, heads, expected, dissenting) => {
    const verdict = agree('HEAD', says(...heads), 1);
    expect(verdict?.said).toEqual({ ok: true, value: expected });
    expect(verdict?.dissenting.map(({ endpoint, fault }) => `${endpoint} ${fault}`)).toEqual(
      dissenting,
    );
  });
});

test.each<[string, readonly number[], number, readonly string[]]>([
  ['does not fall for one that is behind', [105, 104, 105], 105, ['2 BEHIND']],
  ['nor for one of two', [105, 104], 105, ['2 BEHIND']],
  ['falls where most of them do', [104, 103, 105], 103, []],
  ['and where the chain began again', [1, 1, 105], 1, ['3 LYING']],
])('a head of 105 %s', (_, heads, expected, dissenting) => {
  const verdict = agree('HEAD', says(...heads), 1, 105);
  expect(verdict?.said).toEqual({ ok: true, value: expected });
  expect(verdict?.dissenting.map(({ endpoint, fault }) => `${endpoint} ${fault}`)).toEqual(
    dissenting,
  );
});

test.each<[Rule, readonly unknown[], unknown]>([
  ['REACHED', [5, 5, 10 ** 9], 5],
  ['REACHED', [5, 6], 5],
  ['LOW', [1n, 9n], 1n],
  ['LOW', [1n, 2n, 999n], 2n],
  ['HIGH', [1n, 9n], 9n],
  ['HIGH', [0n, 2n, 3n], 2n],
  ['HIGH', [refusal('reverted'), refusal('reverted'), 3n], 'reverted'],
  ['HIGH', [refusal('reverted'), 3n], 'UNDECIDED'],
])('of numbers by %s, %s give one', (rule, values, expected) => {
  expect(decided(rule, says(...values))).toEqual(expected);
});

test.each<[readonly unknown[], string]>([
  [['0x1', refusal('nonce too low')], 'taken'],
  [[refusal('nonce too low'), refusal('nonce too low'), '0x1'], 'nonce too low'],
  [[refusal('already known'), refusal('insufficient funds')], 'already known'],
  [[refusal('insufficient funds'), refusal('underpriced')], 'insufficient funds'],
])('what was sent and answered by %s is %s', (values, expected) => {
  const said = mergeBroadcasts(says(...values));
  expect(said?.ok === true ? 'taken' : said?.error.message).toBe(expected);
});
