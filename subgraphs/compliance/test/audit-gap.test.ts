import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
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
async function restartFrom(seq: number): Promise<void> {
  await compliance.close();
  await compliance.sql`
    update compliance.inbox set seq = ${seq} where consumer = 'audit' and stream = 'credit'`;
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
