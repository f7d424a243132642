import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caughtUp, newPerson, officer, startTestCompliance } from './compliance-subgraph.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const submit = () =>
  compliance.hear('credit.profile.submitted', {
    userId: newPerson().userId,
    profileId: newId('prof'),
  });

async function verify() {
  const now = Date.now();
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const answer = await compliance.ask(
    officer,
    `query ($from: LocalDate!, $to: LocalDate!) { auditVerification(from: $from, to: $to) {
      intact firstBroken { id position reason event { stream sequence } } } }`,
    { from: day(now - 86_400_000), to: day(now) },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.['auditVerification'];
}

/** Where the audit's consumer begins when it is started again. */
async function restartFrom(seq: number, stream = 'credit'): Promise<void> {
  await compliance.close();
  await compliance.sql`
    insert into compliance.inbox (consumer, stream, seq) values ('audit', ${stream}, ${seq})
    on conflict (consumer, stream) do update set seq = ${seq}`;
  const { sql, environment, database } = compliance;
  const { ENCRYPTION_KEY = '' } = environment;
  compliance = await startTestCompliance({ ENCRYPTION_KEY }, database);
  await sql.end();
}

const sequences = async () => {
  const rows = await compliance.sql`
    select sequence from compliance.audit_entries where stream = 'credit' order by day, position`;
  return rows.map((row) => row['sequence']);
};

test('an event that was put aside is named by the verification, until it was retried', async () => {
  await submit();
  const before = await submit();
  await caughtUp(compliance);
  expect(await verify()).toEqual({ intact: true, firstBroken: null });

  await restartFrom(before + 1);
  await submit();
  await submit();
  await caughtUp(compliance);
  expect(await sequences()).toEqual([1, 2, 4]);
  expect(await verify()).toEqual({
    intact: false,
    firstBroken: {
      id: null,
      position: expect.any(Number),
      reason: 'MISSING',
      event: { stream: 'credit', sequence: before + 1 },
    },
  });

  // A retry comes late, at the end of the chain.
  await restartFrom(before);
  await caughtUp(compliance);
  expect(await sequences()).toEqual([1, 2, 4, 3]);
  expect(await verify()).toEqual({ intact: true, firstBroken: null });
});

test('an event that is missing at the beginning of a stream is named, too', async () => {
  await restartFrom(1, 'lending');
  for (const version of [1, 2]) {
    const product = { productId: newId('prod'), version, change: 'CHANGED' } as const;
    await compliance.hear('lending.product.changed', product);
  }
  await caughtUp(compliance);
  expect(await verify()).toMatchObject({
    intact: false,
    firstBroken: { reason: 'MISSING', event: { stream: 'lending', sequence: 1 } },
  });
  await restartFrom(0, 'lending');
  await caughtUp(compliance);
  expect(await verify()).toEqual({ intact: true, firstBroken: null });
});

/** So many further events of credit, each like the one that it has said last. */
async function submitMany(count: number): Promise<void> {
  await compliance.sql`
    insert into events.entry (stream, seq, event)
    select stream, seq + i, event || jsonb_build_object('id', (event ->> 'id') || '_' || i)
    from events.entry, generate_series(1, ${count}::int) as i
    where stream = 'credit' and seq = (select max(seq) from events.entry where stream = 'credit')`;
  await compliance.sql`select pg_notify('events_credit', '')`;
}

test('a trail that is far behind is whole however its writer is cut off and begins again', async () => {
  await submit();
  await caughtUp(compliance);
  const before = await sequences();
  await submitMany(1_500);
  await eventually(async () => ((await sequences()).length > before.length ? true : undefined));
  for (let each = 0; each < 5; each += 1) {
    await compliance.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await new Promise((resolve) => setTimeout(resolve, 20 * each));
  }
  await caughtUp(compliance);
  // Handed over once more, from half-way and from where it had begun.
  await restartFrom(before.length + 700);
  await caughtUp(compliance);
  await restartFrom(before.length);
  await caughtUp(compliance);
  const added = Array.from({ length: 1_500 }, (_, index) => before.length + 1 + index);
  expect(await sequences()).toEqual([...before, ...added]);
  expect(await verify()).toEqual({ intact: true, firstBroken: null });
});
