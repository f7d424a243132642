import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCompliance } from './compliance-subgraph.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
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
