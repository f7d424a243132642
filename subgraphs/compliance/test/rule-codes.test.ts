import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRule } from '../src/adapters/monitoring-rule-content.ts';
import { officer, startTestCompliance } from './compliance-subgraph.ts';
import { second } from './held-payment-steps.ts';
import { mutate } from './monitoring-steps.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const contentOf = (code: string) =>
  JSON.stringify({
    ...{ code, version: 1, kind: 'VELOCITY', description: 'Many small payments.' },
    ...{ severity: 'LOW', action: 'ALERT', currency: 'USD' },
    parameters: { direction: 'IN', days: 14, payments: 20 },
  });
const declare = (code: string) => {
  const input = { content: contentOf(code), reason: 'Asked for.' };
  const given = ['DeclareMonitoringRuleInput', input] as const;
  return mutate(compliance, officer, 'declareMonitoringRule', given, 'rule { id }');
};

test('no rule has a code of compliance’s own alerts, nor watches where a former release took one', async () => {
  const refused = { userErrors: [{ code: 'RULE_INVALID' }] };
  for (const code of ['FROZEN_CUSTOMER', 'SANCTIONS_MATCH', 'LIST_NEW', 'RETIRE_RULE_PROPOSED']) {
    expect(await declare(code)).toMatchObject(refused);
  }
  const { id } = (await declare('MANY_SMALL'))['rule'] as { id: string };
  const code = 'FROZEN_CUSTOMER';
  const read = readRule(contentOf(code));
  if (!read.ok) throw new Error(read.error.join(' '));
  const { content, digest } = read.value;
  const former = { id: newId('rule'), code, content, digest };
  await compliance.sql`
    insert into compliance.monitoring_rules
    select (jsonb_populate_record(each, ${compliance.sql.json(former)})).*
    from compliance.monitoring_rules each where id = ${id}`;
  const input = { id: former.id, reason: 'Asked for.' };
  const given = ['ChangeMonitoringRuleInput', input] as const;
  expect(
    await mutate(compliance, second, 'activateMonitoringRule', given, 'rule { version }'),
  ).toMatchObject(refused);
});
