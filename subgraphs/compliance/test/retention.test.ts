import { isId, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endRetention } from '../src/app/end-retention.ts';
import { hearOfEndedTerm } from '../src/app/erase-person.ts';
import { sealEntities } from '../src/app/seal-entities.ts';
import { tendScreenings } from '../src/app/tend-screenings.ts';
import { HARMLESS, LISTED, onboard, startTestCompliance } from './compliance-subgraph.ts';
import { decide, decideMatchOn, screeningOf } from './deciding.ts';
import { openRaiser, type Raiser } from './raising.ts';

let compliance: TestSubgraph;
let raiser: Raiser;
beforeAll(async () => {
  compliance = await startTestCompliance();
  raiser = await openRaiser(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance.close();
  await compliance.drop();
});

test('a key that was kept is destroyed the day after its term, and that is registered', async () => {
  const of = { erasureId: newId('erasure'), userId: newId('user') };
  const later = { erasureId: newId('erasure'), userId: newId('user') };
  await compliance.hear('lending.erasure.done', {
    ...of,
    kept: ['LOAN_FILE'],
    keptUntil: '2026-01-31',
  });
  await compliance.hear('lending.erasure.done', {
    ...later,
    kept: ['LOAN_FILE'],
    keptUntil: '2999-01-31',
  });
  const registered = async (act: string) =>
    await compliance.sql`
      select erasure_id from compliance.erasure_register where act = ${act} order by number`;
  await eventually(async () => ((await registered('ERASED')).length === 2 ? true : undefined));
  await compliance.sql`
    insert into compliance_jobs.job (name, data) values ('end-retention', '{}'::jsonb)`;
  const ended = await eventually(async () => {
    const told = await compliance.events('compliance.retention.ended');
    return told.length > 0 ? told : undefined;
  });
  expect(ended.map(({ data }) => data)).toEqual([{ ...of, subgraph: 'lending' }]);
  await compliance.hear('lending.retention.destroyed', of);
  await eventually(async () => (await registered('RETENTION_ENDED')).length === 1 || undefined);
});

/** Somebody whose term at compliance was over long ago. */
async function erasedLongAgo() {
  const of = { erasureId: newId('erasure'), userId: newId('user') };
  await compliance.sql`
    insert into compliance.erasure_register (erasure_id, user_id, holder, act, kept, kept_until, at)
    values (${of.erasureId}, ${of.userId}, 'compliance', 'ERASED', '{IDENTITY_CHECKS}', '2026-01-31',
      '2021-01-31')`;
  return of;
}

async function closedCase(subject: string, closedAt: Date): Promise<string> {
  const id = newId('case');
  await compliance.sql`
    insert into compliance.cases (id, version, subject, status, opened_by_kind, opened_by, opened_at,
      detected_at, closed_at, continuing, entries, order_key)
    values (${id}, 1, ${subject}, 'CLOSED', 'SERVICE', 'compliance', ${closedAt}, ${closedAt}, ${closedAt},
      false, 0, ${id})`;
  return id;
}

test('what officers look at, closed or reported within the term is not destroyed', async () => {
  const yearsAgo = (years: number) => new Date(Date.now() - years * 366 * 86_400_000);
  const plain = await erasedLongAgo();
  const over = await erasedLongAgo();
  await closedCase(over.userId, yearsAgo(6));
  const [open, closed, reported] = [
    await erasedLongAgo(),
    await erasedLongAgo(),
    await erasedLongAgo(),
  ];
  await raiser.raise({ subject: open.userId });
  await closedCase(closed.userId, yearsAgo(4));
  const caseId = await closedCase(reported.userId, yearsAgo(6));
  await compliance.sql`
    insert into compliance.sars (id, version, case_id, subject, kind, status, sha256, prepared_by, prepared_at,
      reviewed_by, reviewed_at, bsa_id, filed_on, filed_by)
    values (${newId('sar')}, 1, ${caseId}, ${reported.userId}, 'INITIAL', 'FILED', '', 'a', now(), 'b', now(),
      '31000000000001', ${yearsAgo(4)}, 'a')`;
  await endRetention(raiser.ports)();
  const told = (await compliance.events('compliance.retention.ended')).map(
    ({ data }) => data['userId'],
  );
  expect(told).toEqual(expect.arrayContaining([plain.userId, over.userId]));
  for (const { userId } of [open, closed, reported]) expect(told).not.toContain(userId);
});

test('however many terms end on a day, all of them are ended, and one that is answered no more keeps none waiting', async () => {
  const many = Array.from({ length: 120 }, () => newId('user'));
  const requests = many.map(() => newId('erasure'));
  await compliance.sql`
    insert into compliance.erasure_register (erasure_id, user_id, holder, act, kept, kept_until, at)
    select erasure_id, user_id, 'compliance', 'ERASED', '{IDENTITY_CHECKS}', '2026-01-31', '2021-01-31'
    from unnest(${requests}::text[], ${many}::text[]) as one (erasure_id, user_id)`;
  const before = (await compliance.events('compliance.retention.ended')).length;
  const ended = await endRetention(raiser.ports)();
  expect(ended).toBeGreaterThanOrEqual(120);
  const told = (await compliance.events('compliance.retention.ended')).slice(before);
  expect(told).toHaveLength(ended);
  expect(told.map(({ data }) => data['userId'])).toEqual(expect.arrayContaining(many));
});

test('an alert that comes after the order has what was kept stay', async () => {
  const of = await erasedLongAgo();
  const ended = { ...of, subgraph: 'compliance' } as const;
  const alert = await raiser.raise({ subject: of.userId });
  const { transact, clock, retentionMonths } = raiser.ports;
  await transact((work) => hearOfEndedTerm(work, { clock, retentionMonths }, ended));
  const facts = async () =>
    (await transact((work) => work.alerts.findMany([alert.id])))[0]?.facts ?? null;
  expect(await facts()).not.toBeNull();
  await compliance.sql`
    update compliance.alerts set status = 'RESOLVED', resolution = 'NO_ACTION', resolved_by = 'a',
      resolved_at = now(), reason = '' where id = ${alert.id}`;
  await transact((work) => hearOfEndedTerm(work, { clock, retentionMonths }, ended));
  expect(await facts()).toBeNull();
});

test('nobody is asked who an erased person is, whose details were out of date', async () => {
  const { userId } = await onboard(compliance, HARMLESS);
  const { ports } = raiser;
  await ports.transact((work) => work.subjects.markOutdated(userId, new Date()));
  await ports.transact((work) => work.erasures.erase(userId, new Date()));
  const waiting = async () =>
    await ports.transact(async (work) => [
      ...(await work.subjects.outdated(undefined, 100)).map(({ userId }) => userId),
      ...(await work.subjects.unscreened(undefined, 100)),
    ]);
  expect(await waiting()).not.toContain(userId);
  const asked = async () => {
    const told = await compliance.events('compliance.disclosure.requested');
    return told.filter(({ data }) => data['userId'] === userId).length;
  };
  const before = await asked();
  // As it was left by an erasure of before.
  await compliance.sql`
    update compliance.subjects set disclosed_at = now(), outdated_at = now() where user_id = ${userId}`;
  await tendScreenings(ports)();
  expect(await asked()).toBe(before);
  expect(await waiting()).not.toContain(userId);
});

test('whom somebody was matched with stands nowhere in clear, and nobody can tell it once the term is over', async () => {
  const { ports } = raiser;
  const { userId } = await onboard(compliance, LISTED);
  const screeningId = await screeningOf(compliance, userId);
  if (screeningId === undefined || !isId('scr', screeningId)) throw new Error('Nobody screened.');
  const entity = 'demo:1';
  const given = { userId, screeningId, entity, note: 'Born elsewhere.' };
  await decideMatchOn(compliance, 'dismissMatch', given);
  await decide(compliance, userId, 'REJECT');
  // As a release before left them.
  await compliance.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      update compliance.screenings set entities = ${[entity]}, entry_hashes = '{a}', entities_sealed = null
      where user_id = ${userId}`;
    await tx`
      update compliance.match_verdicts set entity = ${entity}, entry_hash = 'a', entities_sealed = null
      where user_id = ${userId}`;
    await tx`
      update compliance.kyc_decisions set entities = ${[entity]}, entities_sealed = null
      where user_id = ${userId}`;
  });
  for (const change of [
    `outcome = 'CLEAR'`,
    `entities = '{}'`,
    `entities_sealed = 'x', outcome = 'CLEAR'`,
  ]) {
    const changing = compliance.sql.unsafe(
      `update compliance.screenings set ${change} where id = '${screeningId}'`,
    );
    await expect(changing).rejects.toThrow('append-only');
  }
  expect(await sealEntities(ports)(new AbortController().signal)).toBe(3);
  const told = () =>
    ports.transact(async (work) => ({
      screenings: (await work.screenings.findMany([screeningId])).map((one) => one?.entities),
      verdicts: (await work.verdicts.of(userId)).map((one) => [one.entity, one.entryHash]),
      decisions: (await work.kyc.decisions(userId)).map(({ entities }) => entities),
    }));
  expect(await told()).toEqual({
    ...{ screenings: [[entity]], verdicts: [[entity, 'a']], decisions: [[entity]] },
  });
  const tables = await compliance.sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('compliance', 'compliance_jobs') and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await compliance.sql.unsafe(
      `select 1 from ${name} row where row::text like '%${userId}%' and row::text like '%${entity}%'`,
    );
    if (rows.length > 0) found.push(String(name));
  }
  expect([tables.length > 50, found]).toEqual([true, []]);
  await ports.transact((work) => work.erasures.erase(userId, new Date()));
  await ports.transact((work) => work.erasures.destroyRetention(userId));
  expect(await told()).toEqual({ screenings: [[]], verdicts: [], decisions: [[]] });
});
