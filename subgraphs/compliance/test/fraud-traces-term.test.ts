import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetTraces } from '../src/app/forget-traces.ts';
import { startTestCompliance } from './compliance-subgraph.ts';
import { openRaiser, type Raiser } from './raising.ts';

let compliance: TestSubgraph;
let raiser: Raiser;
beforeAll(async () => {
  compliance = await startTestCompliance();
  raiser = await openRaiser(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

const kept = async () =>
  (
    await compliance.sql<{ mark: string }[]>`select mark from compliance.fraud_traces order by mark`
  ).map(({ mark }) => mark);

test('what was seen last more than 24 months ago goes, however much it is, and the rest stays', async () => {
  const userId = newId('user');
  await compliance.sql`
    insert into compliance.fraud_traces (user_id, kind, mark, first_seen_at, last_seen_at) values
      (${userId}, 'DEVICE', 'of-now', now() - interval '5 years', now()),
      (${userId}, 'PHONE', 'within', now() - interval '5 years', now() - interval '23 months')`;
  const insertOld = (count: number) => compliance.sql`
    insert into compliance.fraud_traces (user_id, kind, mark, first_seen_at, last_seen_at)
    select ${userId}, 'NETWORK', 'old-' || number, now() - interval '3 years', now() - interval '25 months'
    from generate_series(1, ${count}) number`;
  await insertOld(2_300);
  expect(await forgetTraces(raiser.ports)()).toBe(2_300);
  expect(await kept()).toEqual(['of-now', 'within']);
  expect(await forgetTraces(raiser.ports)()).toBe(0);
  // The daily job does it.
  await insertOld(1);
  await compliance.sql`
    insert into compliance_jobs.job (name, data) values ('end-retention', '{}'::jsonb)`;
  await eventually(async () => ((await kept()).length === 2 ? true : undefined));
});
