import type { Id } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { purgeWebhooks, sweepWebhooks } from '../src/app/tend-webhooks.ts';
import { startTestLending, type TestLending } from './lending-subgraph.ts';
import { appliedFor, codesOf, newPartner } from './partner-steps.ts';
import { portsOn } from './ports.ts';
import { change, created, deliveriesOf, startReceiver } from './webhook-steps.ts';

const DAY = 86_400_000;
const { signal } = new AbortController();

let lending: TestLending;
let beside: Awaited<ReturnType<typeof portsOn>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let partner: ReturnType<typeof newPartner> & { readonly endpointId: Id<'webhook'> };

beforeAll(async () => {
  lending = await startTestLending({}, { WEBHOOKS_ALLOW_PRIVATE: 'true' });
  beside = await portsOn(lending, () => new Date());
});
afterAll(async () => {
  await beside?.close();
  await lending?.close();
  await lending?.drop();
});
beforeEach(async () => {
  receiver = await startReceiver();
  const fresh = newPartner();
  const { endpointId } = await created(lending, fresh.key, receiver.url);
  partner = { ...fresh, endpointId };
  return receiver.stop;
});

/** Has so many things sent and taken; their ids, the oldest first. */
async function delivered(count: number): Promise<string[]> {
  for (let i = 0; i < count; i += 1) await appliedFor(lending, partner);
  return await eventually(async () => {
    const found = await deliveriesOf(lending, partner.key, partner.endpointId, 'DELIVERED');
    return found?.length === count ? found.map(({ id }) => id).reverse() : undefined;
  });
}

interface Replayed {
  readonly replayed: number;
  readonly until: string | null;
  readonly more: boolean;
}

const replay = (input: Record<string, unknown>) =>
  change<Replayed>(
    lending,
    partner.key,
    'replayWebhookDeliveries',
    { endpointId: partner.endpointId, ...input },
    'replayed until more',
  );

const received = () => receiver.received.map(({ headers }) => headers['webhook-id']);

describe('replaying', () => {
  test('sends again what was taken and lost, under the same ids', async () => {
    const ids = await delivered(3);
    const since = new Date(Date.now() - DAY).toISOString();
    expect(await replay({ since })).toMatchObject({ replayed: 3, more: false, userErrors: [] });
    await eventually(() => (receiver.received.length === 6 ? true : undefined));
    expect(received().slice(3).sort()).toEqual([...ids].sort());
    expect(received().slice(0, 3).sort()).toEqual([...ids].sort());
  });

  test('sends what is named, and nothing of what is not the endpoint’s', async () => {
    const [first] = await delivered(2);
    const other = await created(lending, newPartner().key, receiver.url);
    const deliveryIds = [first, 'delivery_1', other.endpointId];
    expect(await replay({ deliveryIds })).toMatchObject({ replayed: 1 });
    await eventually(() => (receiver.received.length === 3 ? true : undefined));
    expect(received()[2]).toBe(first);
  });

  test('sends only what was given up, where that is asked for', async () => {
    const [first] = await delivered(2);
    await lending.sql`
      update lending.webhook_deliveries set status = 'FAILED', attempts = 16, tries = 16
      where id = ${first ?? ''}`;
    const since = new Date(Date.now() - DAY).toISOString();
    expect(await replay({ since, onlyFailed: true })).toMatchObject({ replayed: 1 });
    await eventually(async () => {
      const found = await deliveriesOf(lending, partner.key, partner.endpointId, 'DELIVERED');
      return found?.find(({ id }) => id === first)?.attempts === 17 ? true : undefined;
    });
    expect(received()[2]).toBe(first);
  });

  test('wants to be told which, and an endpoint that is sent to', async () => {
    const since = new Date().toISOString();
    const many = Array.from({ length: 101 }, () => 'delivery_1');
    expect(codesOf(await replay({}))).toEqual(['INPUT_INVALID']);
    expect(codesOf(await replay({ since, deliveryIds: [] }))).toEqual(['INPUT_INVALID']);
    expect(codesOf(await replay({ deliveryIds: many }))).toEqual(['INPUT_INVALID']);
    expect(await replay({ since })).toEqual({
      replayed: 0,
      until: null,
      more: false,
      userErrors: [],
    });
    await change(lending, partner.key, 'disableWebhookEndpoint', { id: partner.endpointId });
    expect(codesOf(await replay({ since }))).toEqual(['INVALID_STATE']);
  });
});

test('deliveries are listed by page and by status', async () => {
  const ids = await delivered(3);
  const page = `query ($endpointId: ID!, $after: String) { webhookDeliveries(
    endpointId: $endpointId, status: DELIVERED, first: 2, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  const ask = async (after?: string) => {
    const { data } = await lending.ask(partner.key, page, {
      endpointId: partner.endpointId,
      after,
    });
    return data?.['webhookDeliveries'] as {
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
  const first = await ask();
  const second = await ask(first.pageInfo.endCursor);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  const listed = [...first.edges, ...second.edges].map(({ node }) => node.id);
  expect(listed).toEqual([...ids].reverse());
  expect(await deliveriesOf(lending, partner.key, partner.endpointId, 'FAILED')).toEqual([]);
});

describe('looking after deliveries', () => {
  const portsAt = (ms: number) => ({ ...beside.ports, clock: () => new Date(Date.now() + ms) });

  test('gives up after three days what could not be sent, and sends it when replayed', async () => {
    await change(lending, partner.key, 'disableWebhookEndpoint', { id: partner.endpointId });
    await appliedFor(lending, partner);
    const find = async (status: string) =>
      (await deliveriesOf(lending, partner.key, partner.endpointId, status))?.[0];
    await eventually(() => find('PENDING'));
    expect(await sweepWebhooks(portsAt(2 * DAY))(signal)).toMatchObject({ expired: 0 });
    expect((await sweepWebhooks(portsAt(3.1 * DAY))(signal)).expired).toBeGreaterThan(0);
    expect(await find('FAILED')).toMatchObject({ lastFailure: 'EXPIRED', attempts: 0 });
    await change(lending, partner.key, 'enableWebhookEndpoint', { id: partner.endpointId });
    const since = new Date(Date.now() - DAY).toISOString();
    expect(await replay({ since })).toMatchObject({ replayed: 1 });
    await eventually(() => find('DELIVERED'));
  });

  test('finds what is due and nobody was woken for', async () => {
    const [id] = await delivered(1);
    await lending.sql`
      update lending.webhook_deliveries set status = 'PENDING', next_attempt_at = now()
      where id = ${id ?? ''}`;
    await sweepWebhooks(beside.ports)(signal);
    await eventually(() => (receiver.received.length === 2 ? true : undefined));
  });

  test('takes out what is 30 days old, and what is left of an endpoint that was deleted', async () => {
    await delivered(2);
    await change(
      lending,
      partner.key,
      'deleteWebhookEndpoint',
      { id: partner.endpointId },
      'deletedId',
    );
    const count = async () => {
      const [row] = await lending.sql`
        select count(distinct e.id)::int as endpoints, count(d.id)::int as deliveries
        from lending.webhook_endpoints e left join lending.webhook_deliveries d
          on d.endpoint_id = e.id where e.id = ${partner.endpointId}`;
      return row;
    };
    await purgeWebhooks(portsAt(29 * DAY))(signal);
    expect(await count()).toEqual({ endpoints: 1, deliveries: 2 });
    await purgeWebhooks(portsAt(31 * DAY))(signal);
    expect(await count()).toEqual({ endpoints: 0, deliveries: 0 });
  });
});
