import { createHash } from 'node:crypto';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { PostgresJsPreparedQuery } from 'drizzle-orm/postgres-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { caughtUp, newPerson, officer, startTestCompliance } from './compliance-subgraph.ts';
import { EVIDENCE, leafOf, openSealer, provenTrail, toldCommitments } from './sealing.ts';

let compliance: TestSubgraph;
beforeEach(async () => {
  compliance = await startTestCompliance();
  await caughtUp(compliance);
});
afterEach(async () => {
  await compliance?.close();
  await compliance?.drop();
});

/** Entries of a trail that was long before there were seals; of every third the salt was erased. */
async function fill(day: string, positions: readonly [from: number, to: number]): Promise<void> {
  const [from, to] = positions;
  await compliance.sql`
    insert into compliance.audit_entries
    select 'aud_' || ${day} || '_' || i, ${day}, i, 'credit', extract(doy from ${day}::date) * 100000 + i,
      'evt', 'credit.profile.submitted', null, false, 'USER', 'user', now(), now() - interval '2 days',
      '{"x": 1}', 'c', 'p', 'h'
    from generate_series(${from}::int, ${to}::int) as i`;
  await compliance.sql`
    insert into compliance.audit_salts
    select id, md5(id) from compliance.audit_entries
    where day = ${day} and position between ${from} and ${to} and position % 3 <> 0`;
}

const seals = async () => {
  const rows = await compliance.sql`
    select day::text || ' ' || first || '-' || last as range from compliance.audit_seals
    order by day, first`;
  return rows.map((row) => row['range'] as string);
};
const types = async (): Promise<readonly string[]> =>
  (await provenTrail(compliance)).map(({ type }) => type);

test('a trail of before there were seals is sealed in order, a day and what is consecutive at a time', async () => {
  await fill('2999-01-01', [1, 1_000]);
  await fill('2999-01-02', [1, 40]);
  await fill('2999-01-02', [42, 50]);
  const sealer = await openSealer(compliance);
  for (let each = 0; each < 7; each += 1) await sealer.seal();
  await sealer.close();
  // Its own entries come when they like.
  const filled = (await seals()).filter((range) => range.startsWith('2999'));
  expect(filled).toEqual([
    '2999-01-01 1-400',
    '2999-01-01 401-800',
    '2999-01-01 801-1000',
    '2999-01-02 1-40',
    '2999-01-02 42-50',
  ]);
});

test('each of such entries has a leaf, and those without a salt one that nobody can open', async () => {
  await fill('2999-01-01', [1, 90]);
  const sealer = await openSealer(compliance);
  await sealer.sealLater();
  await sealer.sealLater();
  await sealer.close();
  const told = await toldCommitments(compliance);
  expect(new Set(told).size).toBe(told.length);
  const proven = await provenTrail(compliance);
  expect(proven.length).toBeGreaterThanOrEqual(91);
  for (const { position, day, type, evidence } of proven) {
    // What tells of a seal comes into the trail when it likes, and waits for the next one.
    if (type === 'compliance.audit.sealed') continue;
    if (evidence === null) throw new Error('not sealed');
    expect(told).toContain(evidence.commitment);
    if (day === '2999-01-01' && Number(position) % 3 === 0) expect(evidence.salt).toBeNull();
    else expect(leafOf(evidence)).toBe(evidence.commitment);
  }
});

test('the salt of a leaf is made of the one that is kept, in whatever form that is', async () => {
  await fill('2999-01-01', [1, 1]);
  const sealer = await openSealer(compliance);
  await sealer.sealLater();
  await sealer.sealLater();
  await sealer.close();
  const [entry] = await provenTrail(compliance);
  const kept = createHash('md5')
    .update(entry?.id ?? '')
    .digest('hex');
  const hash = createHash('sha256').update(`blockscore/compliance/audit-salt/v1\n${kept}`);
  expect(entry?.evidence?.salt).toBe(`0x${hash.digest('hex')}`);
});

test('a page of a hundred is proven by as many statements as a page of one', async () => {
  await fill('2999-01-01', [1, 100]);
  const sealer = await openSealer(compliance);
  await sealer.sealLater();
  await sealer.sealLater();
  await sealer.close();
  const execute = vi.spyOn(PostgresJsPreparedQuery.prototype, 'execute');
  interface Asked {
    getQuery(): { readonly sql: string };
  }
  const statements = async (first: number) => {
    execute.mockClear();
    const { errors } = await compliance.ask(officer, EVIDENCE, { first });
    expect(errors).toBeUndefined();
    const asked = execute.mock.contexts.map((query) => (query as Asked).getQuery().sql);
    return asked.filter((text) => text.includes('join lateral')).length;
  };
  expect(await statements(1)).toBe(1);
  expect(await statements(100)).toBe(1);
  execute.mockRestore();
});

test('two processes seal everything that happens once, and come to rest', async () => {
  const { database, sql, environment } = compliance;
  const { ENCRYPTION_KEY = '' } = environment;
  const often = { AUDIT_SEAL_SECONDS: '0.05', ENCRYPTION_KEY };
  await compliance.close();
  await sql.end();
  compliance = await startTestCompliance(often, database);
  const other = await startTestCompliance(often, database);
  try {
    for (let each = 0; each < 30; each += 1) {
      await compliance.hear('credit.profile.submitted', {
        userId: newPerson().userId,
        profileId: newId('prof'),
      });
    }
    const unsealed = async () => {
      const proven = await provenTrail(compliance);
      return proven.filter(({ evidence }) => evidence === null).map(({ type }) => type);
    };
    await eventually(async () => {
      if ((await types()).length < 30) return undefined;
      return (await unsealed()).every((type) => type === 'compliance.audit.sealed') || undefined;
    });
    // Ten of their intervals without a new one: had a seal brought about another one, it would never rest.
    await eventually(async () => {
      const before = await types();
      await new Promise((resolve) => setTimeout(resolve, 500));
      await caughtUp(compliance);
      const isSealed = (await unsealed()).every((type) => type === 'compliance.audit.sealed');
      return (isSealed && (await types()).length === before.length) || undefined;
    });
    const told = await toldCommitments(compliance);
    expect(new Set(told).size).toBe(told.length);
    const proven = (await provenTrail(compliance)).flatMap(({ evidence }) => evidence ?? []);
    expect(proven.map(({ commitment }) => commitment).toReversed()).toEqual(told);
  } finally {
    await other.close();
    await other.sql.end();
  }
});
