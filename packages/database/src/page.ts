import { Fault } from '@blockscore/result';
import { and, asc, desc, gt, lt, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

/** The arguments of a Relay connection. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A page by keyset: newest first, so that forward means towards smaller keys. */
export interface Page {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

export interface ConnectionPage<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

function encodeCursor(key: string): string {
  return Buffer.from(`k:${key}`).toString('base64url');
}

function decodeCursor(cursor: string, isKey: (key: string) => boolean): string {
  const text = cursor.length > 200 ? '' : Buffer.from(cursor, 'base64url').toString();
  if (!/^k:[\w:.-]{1,100}$/.test(text) || !isKey(text.slice(2))) {
    throw new Fault(
      'CURSOR_INVALID',
      'That is no cursor of this list: pass one that a page gave you.',
    );
  }
  return text.slice(2);
}

/**
 * Checks the arguments of a connection. Throws `BAD_USER_INPUT` or `CURSOR_INVALID`.
 *
 * @param isKey whether a key may be one of this list, so that another list's cursor is refused
 */
export function readPage(args: PageArguments, isKey: (key: string) => boolean = () => true): Page {
  const first = args.first ?? undefined;
  const last = args.last ?? undefined;
  if (first !== undefined && last !== undefined) {
    throw new Fault('BAD_USER_INPUT', 'Give `first` or `last`, not both.');
  }
  const size = last ?? first ?? DEFAULT_SIZE;
  if (size < 1 || size > MAX_SIZE) {
    throw new Fault(
      'BAD_USER_INPUT',
      `\`${last === undefined ? 'first' : 'last'}\` must be 1 to ${MAX_SIZE}.`,
    );
  }
  return {
    size,
    backward: last !== undefined,
    ...(args.after != null && { after: decodeCursor(args.after, isKey) }),
    ...(args.before != null && { before: decodeCursor(args.before, isKey) }),
  };
}

/**
 * Condition, order and limit of a page, for a column that is unique and grows with time. One row
 * more than the page is read: it tells whether there is another page.
 */
export function keyset(
  column: PgColumn,
  page: Page,
): { readonly where: SQL | undefined; readonly orderBy: SQL; readonly limit: number } {
  return {
    where: and(
      page.after === undefined ? undefined : lt(column, page.after),
      page.before === undefined ? undefined : gt(column, page.before),
    ),
    orderBy: page.backward ? asc(column) : desc(column),
    limit: page.size + 1,
  };
}

/** Makes a connection of the rows that a {@link keyset} query gave. */
export function connectionOf<Row>(
  rows: readonly Row[],
  page: Page,
  keyOf: (row: Row) => string,
): ConnectionPage<Row> {
  const more = rows.length > page.size;
  const shown = rows.slice(0, page.size);
  if (page.backward) shown.reverse();
  const edges = shown.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? page.before !== undefined : more,
      hasPreviousPage: page.backward ? more : page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
