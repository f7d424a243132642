import { type Caller, userCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { startTestSubgraph, type TestSubgraph } from '@blockscore/testkit';
import { PostgresJsPreparedQuery } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { digestBy } from '../src/app/digest.ts';
import { fromHex, toHex } from '../src/app/hex.ts';
import { keepAuditCommitments } from '../src/app/keep-audit-commitments.ts';
import { ledgerConfig } from '../src/config.ts';
import { isIncluded } from '../src/domain/merkle.ts';
import { startLedger } from '../src/main.ts';
import { type ChainLedger, openChainLedger } from './chain.ts';
import { CALLERS } from './served.ts';

interface Asked {
  getQuery(): { readonly sql: string };
}

const DAY = '2026-11-22';
let ledger: ChainLedger;
let served: TestSubgraph;

beforeAll(async () => {
  ledger = await openChainLedger();
  await ledger.deploy();
});
afterAll(async () => {
  await served?.close();
  await ledger?.close();
});

const someCommitments = (count: number): string[] =>
  Array.from({ length: count }, () => toHex(ledger.ports.newSalt()));

/** Hears, as from compliance's event, of entries from that place on. */
const hear = (commitments: readonly string[], position = 1) =>
  ledger.transact((work) =>
    keepAuditCommitments(work, ledger.ports, {
      from: { day: DAY, position },
      to: { day: DAY, position: position + commitments.length - 1 },
      commitments,
    }),
  );

const waiting = async (): Promise<readonly string[]> => {
  const rows = await ledger.connection
    .sql`select commitment from ledger.waiting_leaves order by id`;
  return rows.map((row) => row['commitment'] as string);
};
const kept = async () => {
  const rows = await ledger.connection.sql`
    select commitment, position from ledger.audit_commitments order by heard_at, position`;
  return rows.map((row) => [row['commitment'], row['position']]);
};

const first = () => sealed.slice(0, 3);
let sealed: string[];

describe('commitments to the audit trail', () => {
  test('wait for an anchor in the order of the trail', async () => {
    sealed = someCommitments(400);
    await hear(sealed);
    expect(await waiting()).toEqual(sealed);
    expect(await kept()).toEqual(sealed.map((each, at) => [each, at + 1]));
  });

  test('are kept once, however often they are heard, in whole or in part', async () => {
    await hear(sealed);
    const [next = ''] = someCommitments(1);
    await hear([...sealed.slice(-2), next], 399);
    expect(await waiting()).toEqual([...sealed, next]);
    sealed.push(next);
    expect(await kept()).toHaveLength(401);
  });

  test('are kept both where a place was told of twice', async () => {
    const [other = ''] = someCommitments(1);
    ledger.advance(1_000);
    await hear([other], 7);
    expect((await kept()).filter(([, position]) => position === 7)).toEqual([
      [sealed[6], 7],
      [other, 7],
    ]);
    sealed.push(other);
  });

  test('share an anchor with what else waits, and wait no more when heard again', async () => {
    const score = await ledger.hearScore();
    await ledger.follow();
    await hear(sealed);
    expect(await waiting()).toEqual([]);
    const found = await ledger.ports.anchors.audited(sealed);
    const places = new Set(found.map(({ leaf }) => leaf?.position));
    expect(places.size).toBe(sealed.length);
    expect(places).not.toContain(undefined);
    const [attested] = await ledger.ports.anchors.attested([score]);
    expect(attested?.leaf?.anchorId).toBe(found[0]?.leaf?.anchorId);
  });

  test('cannot be changed or taken away, by the app role or the owner', async () => {
    for (const url of [ledger.database.appUrl, ledger.database.ownerUrl]) {
      const sql = postgres(url, { max: 1, onnotice: () => undefined });
      try {
        for (const statement of [
          'update ledger.audit_commitments set position = position',
          'delete from ledger.audit_commitments',
          'truncate ledger.audit_commitments',
        ]) {
          await expect(sql.unsafe(statement)).rejects.toThrow(
            /append-only|permission denied|must be owner/,
          );
        }
      } finally {
        await sql.end();
      }
    }
  });
});

describe('the evidence of an entry', () => {
  const SELECTION = `... on AuditEvidence { commitment anchor { id root chainStatus }
    proof { leafIndex leafCount path } }`;
  interface Shown {
    readonly commitment: string;
    readonly anchor: { readonly root: string; readonly chainStatus: string } | null;
    readonly proof: {
      readonly leafIndex: number;
      readonly leafCount: number;
      readonly path: string[];
    };
  }

  beforeAll(async () => {
    for (const _ of [1, 2, 3]) {
      await ledger.net.mine();
      await ledger.follow();
    }
    served = await startTestSubgraph({
      name: 'ledger',
      database: ledger.database,
      environment: { ENABLE_BLOCKCHAIN: 'false' },
      start: (environment) => startLedger(ledgerConfig(environment)),
    });
  });

  /** As the gateway resolves it behind compliance's field. */
  async function evidence(caller: Caller, commitments: readonly string[]) {
    const references = commitments.map((commitment) => ({
      __typename: 'AuditEvidence',
      commitment,
    }));
    const { data } = await served.entities(caller, references, SELECTION);
    return (data?.['_entities'] ?? []) as readonly (Shown | null)[];
  }

  test('of the last of them is told to compliance once the anchor is confirmed', async () => {
    const told = await ledger.connection.sql`
      select event -> 'data' as data from ledger.outbox
      where event ->> 'type' = 'ledger.audit.anchored'`;
    expect(told).toHaveLength(1);
    const data = told[0]?.['data'] as EventData['ledger.audit.anchored'];
    expect(data).toMatchObject({ day: DAY, position: 401, chainId: 31_337 });
    const { commitment, leafIndex, leafCount, path, root } = data;
    expect(commitment).toBe(sealed[400]);
    const proof = { leafIndex, leafCount, path: path.map(fromHex) };
    expect(
      isIncluded(digestBy(ledger.ports.sha256), fromHex(commitment), proof, fromHex(root)),
    ).toBe(true);
  });

  test('leads from the commitment to a root that is on the chain', async () => {
    const shown = await evidence(userCaller(newId('user'), ['COMPLIANCE_OFFICER']), first());
    expect(shown).toHaveLength(3);
    for (const each of shown) {
      if (each === null || each.anchor === null) throw new Error('not anchored');
      expect(each.anchor.chainStatus).toBe('CONFIRMED');
      const proof = { ...each.proof, path: each.proof.path.map(fromHex) };
      const digest = digestBy(ledger.ports.sha256);
      expect(isIncluded(digest, fromHex(each.commitment), proof, fromHex(each.anchor.root))).toBe(
        true,
      );
    }
  });

  test('is told to whoever is signed in and knows it, and to nobody else', async () => {
    const { anonymous, ...signedIn } = CALLERS;
    const shown = await evidence(CALLERS.analyst, first());
    for (const caller of Object.values(signedIn)) {
      expect(await evidence(caller, first())).toEqual(shown);
    }
    expect(JSON.stringify(await evidence(anonymous, first()))).not.toContain('root');
  });

  test('is not there where compliance never told of it', async () => {
    const score = await ledger.hearScore();
    const unknown = [score, `0x${'0'.repeat(64)}`, '', 'x'.repeat(10_000), "'; drop table"];
    expect(await evidence(CALLERS.analyst, unknown)).toEqual(unknown.map(() => null));
  });

  test('is read for a page of fifty by as many statements as for one', async () => {
    const execute = vi.spyOn(PostgresJsPreparedQuery.prototype, 'execute');
    const statements = async (commitments: readonly string[]): Promise<readonly string[]> => {
      execute.mockClear();
      const page = await evidence(CALLERS.analyst, commitments);
      expect(page.filter((each) => each?.anchor != null)).toHaveLength(commitments.length);
      const asked = execute.mock.contexts.map((query) => (query as Asked).getQuery().sql);
      return asked.filter((text) => /audit_commitments|anchor/.test(text));
    };
    const one = await statements(sealed.slice(0, 1));
    expect(one.length).toBeGreaterThan(1);
    expect(await statements(sealed.slice(0, 50))).toHaveLength(one.length);
    execute.mockRestore();
  });
});
