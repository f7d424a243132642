import { newId } from '@blockscore/ids';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
let sql: Sql;

beforeAll(async () => {
  ledger = await openTestLedger();
  sql = postgres(ledger.database.appUrl, { max: 4, onnotice: () => undefined });
});

afterAll(async () => {
  await sql?.end();
  await ledger?.close();
});

async function net(): Promise<string> {
  const [row] = await sql<{ net: string }[]>`
    select coalesce(sum(case side when 'DEBIT' then minor else -minor end), 0)::text as net
    from ledger.entries`;
  return row?.net ?? '';
}

describe('the database itself', () => {
  interface HandWritten {
    readonly entries: readonly (readonly [side: string, minor: number])[];
    readonly declared?: number;
  }

  /** Writes a transaction by hand as the application's role could. */
  const write = ({ entries, declared }: HandWritten) =>
    sql.begin(async (tx) => {
      const id = newId('txn');
      await tx`insert into ledger.transactions
        (id, kind, posting_id, input_hash, currency, amount_minor, entry_count, effective_on, recorded_at,
          recorded_by_kind, recorded_by_id)
        values (${id}, 'REPAYMENT', ${id}, '', 'USD', 1, ${declared ?? entries.length}, '2026-11-22', now(),
          'SERVICE', 'test')`;
      for (const [position, [side, minor]] of entries.entries()) {
        await tx`insert into ledger.entries
          select ${newId('entry')}, ${id}, accounts.id, ${position}, ${side}, ${minor}, 'USD'
          from ledger.accounts where code = 'CASH'`;
      }
      return id;
    });

  test('takes a balanced transaction', async () => {
    await expect(
      write({
        entries: [
          ['DEBIT', 3],
          ['CREDIT', 1],
          ['CREDIT', 2],
        ],
      }),
    ).resolves.toMatch(/^txn_/);
  });

  test.each<[string, HandWritten, string]>([
    [
      'an unbalanced one',
      {
        entries: [
          ['DEBIT', 2],
          ['CREDIT', 1],
        ],
      },
      'does not balance',
    ],
    ['one without entries', { entries: [], declared: 2 }, 'has 0 entries instead of the 2'],
    [
      'one with a missing entry',
      {
        entries: [
          ['DEBIT', 1],
          ['CREDIT', 1],
        ],
        declared: 3,
      },
      'has 2 entries instead of the 3',
    ],
    ['one that declares a single entry', { entries: [['DEBIT', 1]] }, 'transactions_entry_count'],
    [
      'an amount of zero',
      {
        entries: [
          ['DEBIT', 0],
          ['CREDIT', 0],
        ],
      },
      'entries_minor',
    ],
    [
      'a negative amount',
      {
        entries: [
          ['DEBIT', -1],
          ['CREDIT', -1],
        ],
      },
      'entries_minor',
    ],
  ])('refuses %s', async (_, written, message) => {
    const before = await net();
    await expect(write(written)).rejects.toThrow(message);
    expect(await net()).toBe(before);
  });

  test('refuses entries in another currency than their account', async () => {
    const id = await write({
      entries: [
        ['DEBIT', 1],
        ['CREDIT', 1],
      ],
    });
    await expect(
      sql`insert into ledger.entries select ${newId('entry')}, ${id}, accounts.id, 7, 'DEBIT', 1, 'EUR'
        from ledger.accounts where code = 'CASH'`,
    ).rejects.toThrow('entries_account');
  });

  test('refuses to add balanced entries to a transaction of the past', async () => {
    const id = await write({
      entries: [
        ['DEBIT', 1],
        ['CREDIT', 1],
      ],
    });
    const late = sql.begin(async (tx) => {
      for (const [position, side] of [
        [2, 'DEBIT'],
        [3, 'CREDIT'],
      ] as const) {
        await tx`insert into ledger.entries
          select ${newId('entry')}, ${id}, accounts.id, ${position}, ${side}, 1, 'USD'
          from ledger.accounts where code = 'CASH'`;
      }
    });
    await expect(late).rejects.toThrow('has more entries than it was recorded with');
  });

  test.each([
    'update ledger.entries set minor = minor + 1',
    'delete from ledger.entries',
    'truncate ledger.entries',
    'update ledger.transactions set amount_minor = 0',
    'delete from ledger.transactions',
    'truncate ledger.transactions cascade',
    "update ledger.accounts set normal_side = 'CREDIT'",
    'delete from ledger.accounts',
    "update ledger.commitment_salts set salt = ''",
    'update ledger.chain_attempts set signed = null',
    "update ledger.score_commitments set user_id = ''",
    'delete from ledger.score_commitments',
    "update ledger.anchors set root = ''",
    'delete from ledger.anchors',
    "update ledger.anchor_leaves set path = ''",
    'delete from ledger.anchor_leaves',
    'truncate ledger.waiting_leaves',
    "update ledger.transaction_leaves set commitment = ''",
    'delete from ledger.transaction_leaves',
    "update ledger.salt_destructions set destroyed_by = ''",
    'delete from ledger.salt_destructions',
    'delete from ledger.erased_people',
    'truncate ledger.commitment_salts',
    'delete from ledger.leaf_cursor',
    'alter table ledger.entries disable trigger all',
    'drop trigger entries_append_only on ledger.entries',
    'alter table ledger.entries add column note text',
    'set role ledger_owner',
    'set session_replication_role = replica',
    'create table ledger.shadow (id int)',
  ])('refuses its application role: %s', async (statement) => {
    await expect(sql.unsafe(statement)).rejects.toThrow(
      /permission denied|must be owner|append-only/,
    );
  });

  test('gives its application role nothing that it grants itself', async () => {
    await sql`grant update on ledger.entries to ledger_app`;
    await expect(sql`update ledger.entries set minor = minor + 1`).rejects.toThrow('permission');
  });

  test.each([
    'update ledger.entries set minor = 1',
    'delete from ledger.transactions',
    'delete from ledger.score_commitments',
    'delete from ledger.anchors',
    "update ledger.anchor_leaves set path = ''",
    'delete from ledger.transaction_leaves',
    'delete from ledger.salt_destructions',
    'delete from ledger.erased_people',
    "update ledger.commitment_salts set salt = ''",
    'truncate ledger.commitment_salts',
  ])('refuses even its owner: %s', async (statement) => {
    const owner = postgres(ledger.database.ownerUrl, { max: 1 });
    await expect(owner.unsafe(statement)).rejects.toThrow('append-only');
    await owner.end();
  });
});
