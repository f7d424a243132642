import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import type { Ports } from '../src/app/ports.ts';
import { type NewAlert, raiseAlert } from '../src/app/raise-alert.ts';
import { watchCountryLists } from '../src/app/watch-country-lists.ts';
import { complianceConfig } from '../src/config.ts';
import { MOST_FIRINGS } from '../src/domain/alerts/firing.ts';
import { newPerson, officer, startTestCompliance } from './compliance-subgraph.ts';

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

test('of a rule’s list of countries that is too old there is one, until the rule has another list', async () => {
  const { rules } = ports;
  const on = (day: string) =>
    watchCountryLists({ ...ports, clock: () => new Date(`${day}T03:00:00Z`) })();
  const told = async () =>
    await compliance.sql`
      select severity, status, resolution, subject from compliance.alerts
      where source = 'LISTS' and rule = 'LIST_OF_COUNTRIES_OLD'`;
  const open = { severity: 'MEDIUM', status: 'OPEN', resolution: null, subject: null };
  expect(rules.countryListDays).toBe(150);
  expect(await on('2026-03-23')).toBe(0);
  expect(await told()).toEqual([]);
  expect(await on('2026-03-24')).toBe(2);
  expect(await on('2026-03-25')).toBe(2);
  expect(await told()).toEqual([open, open]);
  // As if these rules had newer ones.
  expect(await watchCountryLists({ ...ports, rules: { ...rules, countryListDays: 3_650 } })()).toBe(
    0,
  );
  const over = { ...open, status: 'RESOLVED', resolution: 'NO_ACTION' };
  expect(await told()).toEqual([over, over]);
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

describe('found again by other facts', () => {
  const ASK = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { alert(id: $id) {
    severity firings lastFiredAt facts { value } furtherFirings(first: $first, after: $after, last: $last,
      before: $before) { edges { cursor node { number firedAt ruleVersion severity facts { value } paymentIds } }
      pageInfo { hasNextPage hasPreviousPage } } } }`;
  interface Shown {
    readonly firings: number;
    readonly furtherFirings: {
      readonly edges: readonly { readonly cursor: string; readonly node: { number: number } }[];
      readonly pageInfo: object;
    };
  }
  const shown = async (id: string, page: object = {}): Promise<Shown> => {
    const { data, errors } = await compliance.ask(officer, ASK, { id, ...page });
    expect(errors).toBeUndefined();
    return data?.['alert'] as Shown;
  };
  const by = (value: string) => ({ facts: [{ name: 'countries', value }] });

  test('it is the same alert, which keeps each of them in order, and as bad as the worst', async () => {
    const one = found({ severity: 'MEDIUM', ...by('IR') });
    const { id } = await raise(one);
    const paymentIds = [newId('pay')];
    const at = new Date(one.at.getTime() + 60_000);
    const worse = {
      ...one,
      ...by('KP'),
      ruleVersion: '2',
      severity: 'HIGH',
      paymentIds,
      at,
    } as const;
    await Promise.all(Array.from({ length: 3 }, () => raise({ ...one, ...by('MM') })));
    for (const again of [one, worse, { ...one, ...by('MM') }, one]) {
      expect((await raise(again)).id).toBe(id);
    }
    expect(await shown(id)).toMatchObject({
      ...{ severity: 'HIGH', firings: 3, lastFiredAt: at.toISOString(), facts: [{ value: 'IR' }] },
      furtherFirings: {
        edges: [
          { node: { number: 2, facts: [{ value: 'MM' }], paymentIds: [], severity: 'MEDIUM' } },
          {
            node: {
              ...{ number: 3, facts: [{ value: 'KP' }], paymentIds, severity: 'HIGH' },
              ...{ ruleVersion: '2', firedAt: at.toISOString() },
            },
          },
        ],
      },
    });
    const told = (await compliance.events('compliance.alert.refired')).filter(
      ({ data }) => data['alertId'] === id,
    );
    expect(told.map(({ audience, data }) => [audience, data['firing'], data['severity']])).toEqual([
      [{ scopes: ['compliance:read'] }, 2, 'MEDIUM'],
      [{ scopes: ['compliance:read'] }, 3, 'HIGH'],
    ]);
    const rows = await compliance.sql`
      select facts from compliance.alert_firings where alert_id = ${id}`;
    for (const row of rows) expect(row['facts']).not.toMatch(/"(KP|MM)"/);
    await expect(compliance.sql`delete from compliance.alert_firings`).rejects.toThrow(
      'append-only',
    );
  });

  test('reading what it fired by leaves an entry on the audit trail', async () => {
    const one = found(by('IR'));
    const { id, subject } = await raise(one);
    await raise({ ...one, ...by('KP') });
    await shown(id);
    const read = (await compliance.events('compliance.personal_data.read')).filter(
      ({ data }) => data['userId'] === subject,
    );
    const fields = read.flatMap(({ data }) => data['fields'] as string[]);
    expect(fields.toSorted()).toEqual(['alert.facts', 'alertFiring.facts']);
  });

  test('once it was resolved it is another alert, and an officer resolves what they have seen', async () => {
    const one = found(by('IR'));
    const { id } = await raise(one);
    await raise({ ...one, ...by('KP') });
    const resolve = async (firings: number | null) => {
      const input = { alertId: id, resolution: 'FALSE_POSITIVE', reason: 'Lives there.', firings };
      const { data } = await compliance.ask(officer, RESOLVE, { input });
      return data?.['resolveAlert'];
    };
    for (const [firings, code] of [
      [null, 'FIRINGS_REQUIRED'],
      [1, 'INVALID_STATE'],
    ] as const) {
      expect(await resolve(firings)).toEqual({
        userErrors: [{ code, path: ['input', 'firings'] }],
      });
    }
    expect(await resolve(2)).toEqual({ userErrors: [] });
    const next = await raise({ ...one, ...by('MM') });
    expect(next.id).not.toBe(id);
    expect(next).toMatchObject({ status: 'OPEN', facts: by('MM').facts, firings: 1 });
  });

  test('so many are kept, a page at a time, and all are counted', async () => {
    const one = found(by('0'));
    const { id } = await raise(one);
    await ports.transact(async (work) => {
      for (let index = 1; index <= MOST_FIRINGS + 2; index += 1) {
        await raiseAlert(work, { ...one, ...by(String(index)), paymentIds: [newId('pay')] });
      }
    });
    const numbers = ({ furtherFirings: { edges } }: Shown) => edges.map(({ node }) => node.number);
    const first = await shown(id, { first: 2 });
    expect(numbers(first)).toEqual([2, 3]);
    const after = first.furtherFirings.edges.at(-1)?.cursor;
    const rest = await shown(id, { first: 100, after });
    expect(numbers(rest)).toEqual(
      Array.from({ length: MOST_FIRINGS - 2 }, (_, index) => index + 4),
    );
    expect(rest.furtherFirings.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
    expect(numbers(await shown(id, { last: 1 }))).toEqual([MOST_FIRINGS + 1]);
    expect(rest.firings).toBe(MOST_FIRINGS + 3);
  });
});

const RESOLVE = `mutation ($input: ResolveAlertInput!) {
  resolveAlert(input: $input) { userErrors { code path } } }`;

test('two officers agree on what both have seen: of what fired between their words the second one proposes', async () => {
  const fraud = found({ source: 'FRAUD', rule: 'APPLICATION_FRAUD', severity: 'HIGH' });
  const { id } = await raise(fraud);
  const say = async (by: Caller, firings: number) => {
    const reason = 'A family with one computer.';
    const { data } = await compliance.ask(
      by,
      `mutation ($input: ResolveAlertInput!) { resolveAlert(input: $input) {
        alert { status } proposal { proposedBy { id } } userErrors { code } } }`,
      { input: { alertId: id, resolution: 'NO_ACTION', reason, firings } },
    );
    return data?.['resolveAlert'];
  };
  const second = newPerson(['COMPLIANCE_OFFICER']).caller;
  const proposedBy = (by: Caller) => ({ proposal: { proposedBy: { id: by.id } }, userErrors: [] });
  expect(await say(officer, 1)).toMatchObject(proposedBy(officer));
  await raise({ ...fraud, facts: [{ name: 'others', value: '3' }], at: new Date() });
  expect(await say(second, 2)).toMatchObject(proposedBy(second));
  expect(await say(officer, 2)).toMatchObject({ alert: { status: 'RESOLVED' }, proposal: null });
});
