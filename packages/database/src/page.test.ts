import { Fault } from '@blockscore/result';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionOf, type PageArguments, readPage } from './page.ts';

/** What a keyset query over these keys would give, newest (largest) first. */
function query(keys: readonly string[], args: PageArguments) {
  const page = readPage(args);
  const within = keys.filter(
    (key) =>
      (page.after === undefined || key < page.after) &&
      (page.before === undefined || key > page.before),
  );
  within.sort((a, b) => (page.backward ? a.localeCompare(b) : b.localeCompare(a)));
  return connectionOf(within.slice(0, page.size + 1), page, (key) => key);
}

function walkForward(all: readonly string[], first: number): string[] {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo }: ReturnType<typeof query> = query(all, { first, after });
    seen.push(...edges.map((edge) => edge.node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return seen;
}

function walkBackward(all: readonly string[], last: number): string[] {
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const { edges, pageInfo }: ReturnType<typeof query> = query(all, { last, before });
    seen.unshift(...edges.map((edge) => edge.node));
    before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
  } while (before !== null);
  return seen;
}

const keys = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{4}$/), { maxLength: 60 });
const size = fc.integer({ min: 1, max: 20 });

describe('pages by keyset', () => {
  test('walking forward, or backward, shows every row once and in order', () => {
    fc.assert(
      fc.property(keys, size, fc.boolean(), (all, n, backward) => {
        const seen = backward ? walkBackward(all, n) : walkForward(all, n);
        expect(seen).toEqual([...all].sort().reverse());
      }),
    );
  });

  test.each<[PageArguments, Fault['code']]>([
    [{ first: 0 }, 'BAD_USER_INPUT'],
    [{ first: 101 }, 'BAD_USER_INPUT'],
    [{ last: -1 }, 'BAD_USER_INPUT'],
    [{ first: 1, last: 1 }, 'BAD_USER_INPUT'],
    [{ after: 'rubbish' }, 'CURSOR_INVALID'],
    [{ before: 'k'.repeat(1_000) }, 'CURSOR_INVALID'],
    [{ after: Buffer.from("k:'; drop table").toString('base64url') }, 'CURSOR_INVALID'],
  ])('refuses %j', (args, code) => {
    expect(() => readPage(args)).toThrow(Fault);
    try {
      readPage(args);
    } catch (error) {
      expect((error as Fault).code).toBe(code);
    }
  });

  test('a cursor of another list is none', () => {
    const [edge] = connectionOf(['42'], readPage({}), (key) => key).edges;
    const isNumber = (key: string) => /^\d+$/.test(key);
    for (const side of ['after', 'before'] as const) {
      const args = { [side]: edge?.cursor };
      expect(readPage(args, isNumber)[side]).toBe('42');
      expect(() => readPage(args, (key) => !isNumber(key))).toThrow(
        expect.objectContaining({ code: 'CURSOR_INVALID' }),
      );
    }
  });

  test('twenty rows where nothing is said', () => {
    expect(readPage({}).size).toBe(20);
  });
});
