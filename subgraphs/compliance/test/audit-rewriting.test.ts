import { createHash } from 'node:crypto';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createAuditRepository } from '../src/adapters/audit-repository.ts';
import { createPorts, openResources } from '../src/adapters/resources.ts';
import { verifyAuditChain } from '../src/app/verify-audit-chain.ts';
import { complianceConfig } from '../src/config.ts';
import { type AuditLink, appendLink, type Sha256 } from '../src/domain/audit/chain.ts';
import { leafSalt, sealEntry } from '../src/domain/audit/evidence.ts';
import { caughtUp, newPerson, startTestCompliance } from './compliance-subgraph.ts';
import { leafOf, openSealer, provenTrail, toldCommitments } from './sealing.ts';
import { verifyTrail } from './tampering.ts';

const THE_END = '9999-12-31';
const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

let compliance: TestSubgraph;
let resources: Awaited<ReturnType<typeof openResources>>;
beforeAll(async () => {
  compliance = await startTestCompliance();
  resources = await openResources(complianceConfig(compliance.environment));
  for (let each = 0; each < 6; each += 1) {
    await compliance.hear('credit.profile.submitted', {
      userId: newPerson().userId,
      profileId: newId('prof'),
    });
  }
  await caughtUp(compliance);
  const sealer = await openSealer(compliance);
  await sealer.sealLater();
  await sealer.close();
  await caughtUp(compliance);
  await compliance.sql.unsafe(`create table public.entries as select * from compliance.audit_entries;
    create table public.heads as select * from compliance.audit_heads;
    create table public.seals as select * from compliance.audit_seals`);
});
afterAll(async () => {
  await resources?.connection.close();
  await compliance?.close();
  await compliance?.drop();
});
afterEach(async () => {
  await lifted(`delete from compliance.audit_seals; delete from compliance.audit_heads;
    delete from compliance.audit_entries;
    insert into compliance.audit_entries select * from public.entries;
    insert into compliance.audit_heads select * from public.heads;
    insert into compliance.audit_seals select * from public.seals`);
});

/** Does what only a superuser can. */
const lifted = (statements: string) =>
  compliance.sql.begin(async (tx) => {
    await tx.unsafe('set local session_replication_role = replica');
    await tx.unsafe(statements);
  });

const text = (value: unknown) => `'${String(value).replaceAll("'", "''")}'`;

/** The trail as it stands, with salts. */
const trail = () =>
  resources.connection.db.transaction((tx) =>
    createAuditRepository(tx).chain({ day: '0001-01-01', position: 0 }, THE_END, 1_000),
  );

/** Rewrites the trail from an entry on, and every hash after it, and where the day is noted to end. */
async function rewrite(change: (entry: AuditLink) => AuditLink): Promise<void> {
  let before: string | null = null;
  for (const { link, salt } of await trail()) {
    const { details, ...facts } = change(link);
    const made: AuditLink = appendLink(
      facts,
      details,
      salt ?? '',
      before ?? link.previousHash,
      sha256,
    );
    before = made.hash;
    await lifted(`update compliance.audit_entries set actor_id = ${text(made.actorId)},
      details = ${text(JSON.stringify(made.details))}, commitment = ${text(made.commitment)},
      previous_hash = ${text(made.previousHash)}, hash = ${text(made.hash)}
      where id = ${text(made.id)};
      update compliance.audit_heads set hash = ${text(made.hash)} where day = ${text(made.day)}`);
  }
}

/** Writes seals that go with the trail as it stands. */
async function sealAgain(): Promise<void> {
  const leaves = (await trail()).map(({ link, salt }) =>
    sealEntry(link, leafSalt(salt ?? '', sha256), sha256).slice(2),
  );
  await lifted(`update compliance.audit_seals set commitments = substring(
    ${text(`\\x${leaves.join('')}`)}::bytea from 1 for octet_length(commitments))`);
}

const atThird = (change: Partial<AuditLink>) => (entry: AuditLink) =>
  entry.position === 3 ? { ...entry, ...change } : entry;

test.each([
  ['details', { details: { profileId: 'another one' } }],
  ['actor', { actorId: 'somebody else' }],
])('another %s shows, though the whole chain of hashes was computed anew', async (_, change) => {
  expect(await verifyTrail(compliance)).toMatchObject({ intact: true });
  await rewrite(atThird(change));
  expect(await verifyTrail(compliance)).toEqual({
    entries: 2,
    intact: false,
    firstBroken: {
      id: expect.stringMatching(/^aud_/),
      day: expect.any(String),
      position: 3,
      reason: 'UNLIKE_SEAL',
    },
  });
  // The leaves are as they were told; the entries are not what they were made of any more.
  const told = await toldCommitments(compliance);
  const proven = (await provenTrail(compliance)).filter(({ evidence }) => evidence !== null);
  expect(proven.map(({ evidence }) => evidence?.commitment).toReversed()).toEqual(told);
  const holds = proven.map(({ evidence }) => evidence && leafOf(evidence) === evidence.commitment);
  // The content holds the hash: what comes after the entry does not match any more either.
  expect(holds.toReversed()).toEqual(proven.map((_, at) => at < 2));
});

test('seals that were made to fit are not those that were told', async () => {
  await rewrite(atThird({ actorId: 'somebody else' }));
  await sealAgain();
  expect(await verifyTrail(compliance)).toMatchObject({ intact: true });
  const told = await toldCommitments(compliance);
  const proven = (await provenTrail(compliance)).filter(({ evidence }) => evidence !== null);
  const known = proven.map(({ evidence }) => evidence && told.includes(evidence.commitment));
  expect(known.toReversed()).toEqual(told.map((_, at) => at < 2));
});

test('an end that was cut off, and noted as the end, is missed where it was sealed', async () => {
  const [fourth] = await compliance.sql`
    select day::text, hash from compliance.audit_entries where position = 4`;
  await lifted(`delete from compliance.audit_entries where position > 4;
    update compliance.audit_heads set count = 4, hash = ${text(fourth?.['hash'])}`);
  expect(await verifyTrail(compliance)).toEqual({
    entries: 4,
    intact: false,
    firstBroken: { id: null, day: fourth?.['day'], position: 5, reason: 'MISSING' },
  });
});

test('an end that was cut off with its seals, and all of a trail that is gone, is missed by whoever wrote it', async () => {
  const [fourth] = await compliance.sql`
    select day::text, hash from compliance.audit_entries where position = 4`;
  await lifted(`delete from compliance.audit_seals;
    delete from compliance.audit_entries where position > 4;
    update compliance.audit_heads set count = 4, hash = ${text(fourth?.['hash'])}`);
  expect(await verifyTrail(compliance)).toEqual({
    entries: 4,
    intact: false,
    firstBroken: { id: null, day: fourth?.['day'], position: 5, reason: 'MISSING' },
  });
  await lifted(`delete from compliance.audit_entries; delete from compliance.audit_heads`);
  expect(await verifyTrail(compliance)).toMatchObject({
    ...{ entries: 0, intact: false, firstBroken: { position: 1, reason: 'MISSING' } },
  });
});

test('what is gone of days by themselves is missed by what follows them', async () => {
  const verify = verifyAuditChain(createPorts(resources, complianceConfig(compliance.environment)));
  const dayBefore = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  expect(await verify(dayBefore, dayBefore)).toMatchObject({ intact: true, entries: 0 });
  await lifted(`delete from compliance.audit_entries where position < 3`);
  expect(await verify(dayBefore, dayBefore)).toMatchObject({
    ...{ intact: false, firstBroken: { day: dayBefore, position: 1, reason: 'MISSING' } },
  });
});

test('a trail that is too long for one answer is verified in parts, which find what one finds', async () => {
  const ports = createPorts(resources, complianceConfig(compliance.environment));
  const verify = verifyAuditChain(ports, { batch: 4, mostMs: 0 });
  const [ends] = await compliance.sql`
    select min(day)::text as from, max(day)::text as to, count(*)::int as n from compliance.audit_entries`;
  const [from, to] = [String(ends?.['from']), String(ends?.['to'])];
  const parts = async () => {
    const answers = [await verify(from, to)];
    for (;;) {
      const last = answers.at(-1);
      if (last === undefined || last.isComplete) return answers;
      const { verifiedTo } = last;
      // Nothing is said of what was not looked at.
      expect(last).toMatchObject({ firstBroken: null, entries: 4, intact: null });
      const next = await verify(from, to, verifiedTo);
      expect(next.verifiedAfter).toEqual(verifiedTo);
      answers.push(next);
    }
  };
  const whole = await parts();
  expect(whole.length).toBeGreaterThan(2);
  expect(whole.at(-1)).toMatchObject({ intact: null, isComplete: true, firstBroken: null });
  expect(whole.reduce((sum, { entries }) => sum + entries, 0)).toBe(ends?.['n']);
  const [last] = await compliance.sql`
    select id from compliance.audit_entries order by day desc, position desc limit 1`;
  await lifted(`update compliance.audit_entries set type = 'credit.score.calculated'
    where id = '${last?.['id']}'`);
  expect((await parts()).at(-1)).toMatchObject({
    ...{ intact: false, isComplete: true },
    firstBroken: { id: last?.['id'], reason: 'ALTERED' },
  });
  await expect(verify(from, to, { day: to, position: 999_999 })).rejects.toThrow(/no entry/);
});
