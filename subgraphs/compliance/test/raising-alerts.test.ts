import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import type { Ports } from '../src/app/ports.ts';
import { type NewAlert, raiseAlert } from '../src/app/raise-alert.ts';
import { complianceConfig } from '../src/config.ts';
import { startTestCompliance } from './compliance-subgraph.ts';

let compliance: TestSubgraph;
let resources: Resources;
let ports: Ports;
beforeAll(async () => {
  compliance = await startTestCompliance();
  const config = complianceConfig(compliance.environment);
  resources = await openResources(config);
  ports = createPorts(resources, config);
});
afterAll(async () => {
  await resources.connection.close();
  await compliance.close();
});

function found(over: Partial<NewAlert> = {}): NewAlert {
  return {
    source: 'MONITORING',
    rule: 'VELOCITY',
    ruleVersion: '1',
    subject: newId('user'),
    severity: 'HIGH',
    dedupeKey: newId('pay'),
    facts: [{ name: 'payments', value: '3 of 9,900.00 USD' }],
    at: new Date(),
    ...over,
  };
}
const raise = (alert: NewAlert) => ports.transact((work) => raiseAlert(work, alert));
const raised = async (alertId: string) =>
  (await compliance.events('compliance.alert.raised')).filter(
    ({ data }) => data['alertId'] === alertId,
  );

test('what is found again is the same alert, however many find it at once', async () => {
  const again = found();
  const alerts = await Promise.all(Array.from({ length: 8 }, () => raise(again)));
  expect(new Set(alerts.map(({ id }) => id)).size).toBe(1);
  const [first] = alerts;
  expect(first).toMatchObject({ status: 'OPEN', facts: again.facts });
  expect(await raised(first?.id ?? '')).toHaveLength(1);
});

test('of another rule, or by another key, it is another alert', async () => {
  const one = found();
  const ids = [await raise(one), await raise({ ...one, rule: 'ROUND_SUMS' })];
  ids.push(await raise({ ...one, dedupeKey: newId('pay') }));
  expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
});

test('its facts cannot be read in the table, and the event tells no officer more than that it is there', async () => {
  const { id, subject } = await raise(found());
  const [row] = await compliance.sql`select facts from compliance.alerts where id = ${id}`;
  expect(row?.['facts']).not.toContain('9,900');
  const [event] = await raised(id);
  expect(event?.audience).toEqual({ scopes: ['compliance:read'] });
  expect(event?.data).toEqual({
    alertId: id,
    source: 'MONITORING',
    rule: 'VELOCITY',
    severity: 'HIGH',
    userId: subject,
  });
});

test('about nobody, such as a list, is readable as it is', async () => {
  const facts = [{ name: 'list', value: 'ofac_sdn' }];
  const { id } = await raise(found({ source: 'LISTS', subject: null, facts }));
  const [row] = await compliance.sql`select facts from compliance.alerts where id = ${id}`;
  expect(JSON.parse(String(row?.['facts']))).toEqual(facts);
});
