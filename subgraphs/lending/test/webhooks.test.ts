import { createHmac } from 'node:crypto';
import { decodeCursor } from '@blockscore/events';
import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { appliedFor, codesOf, keyOf, newPartner } from './partner-steps.ts';
import {
  change,
  create,
  deliveriesOf,
  type Received,
  sendAt,
  useWebhooks,
} from './webhook-steps.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const { lending, beside, listening, reached } = useWebhooks();
const later = (ms: number) => new Date(Date.now() + ms);

function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const signature = createHmac('sha256', key).update(content).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${signature}`);
}

test('a change of status is sent, signed, with where the subscription goes on', async () => {
  const partner = await listening();
  const applicationId = await appliedFor(lending, partner);
  const delivery = await reached(partner, { status: 'DELIVERED', attempts: 1 });
  const [first] = partner.received;
  if (first === undefined) throw new Error('Nothing was received.');
  expect(first.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-id': delivery.id,
  });
  expect(Math.abs(Number(first.headers['webhook-timestamp']) * SECOND - Date.now())).toBeLessThan(
    MINUTE,
  );
  expect(isSignedBy(partner.secret, first)).toBe(true);
  expect(isSignedBy(partner.secret, { ...first, body: `${first.body} ` })).toBe(false);
  const told = JSON.parse(first.body);
  expect(told).toEqual({
    type: 'application.status_changed',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: {
      cursor: expect.any(String),
      from: null,
      to: 'SUBMITTED',
      application: { id: applicationId },
      loan: null,
    },
  });
  expect(decodeCursor(told.data.cursor, 'lending')).toMatchObject({ ok: true });
  expect(delivery.body).toBe(first.body);
});

test('nothing is sent of what came through another, and of kinds that were not asked for', async () => {
  const [ours, theirs] = [await listening(), await listening()];
  const kinds = ['LOAN_STATUS_CHANGED'];
  await change(lending, theirs.key, 'updateWebhookEndpoint', { id: theirs.endpointId, kinds });
  await appliedFor(lending, theirs);
  await appliedFor(lending, ours);
  await reached(ours, { status: 'DELIVERED' });
  expect(await deliveriesOf(lending, theirs.key, theirs.endpointId)).toEqual([]);
  expect(theirs.received).toEqual([]);
});

test('what fails twice is sent a third time, later each time, under the same id', async () => {
  const answers = [500, 503];
  const partner = await listening(() => answers.shift() ?? 200);
  await appliedFor(lending, partner);
  const failed = await reached(partner, { attempts: 1, status: 'PENDING', lastStatusCode: 500 });
  expect(failed.lastFailure).toBe('STATUS');
  const waits: number[] = [];
  const sentWhenDue = async () => {
    const [row] = await lending.sql`
      select last_attempt_at, next_attempt_at from lending.webhook_deliveries where id = ${failed.id}`;
    const due: number = row?.['next_attempt_at'].getTime();
    waits.push(due - row?.['last_attempt_at'].getTime());
    expect(await sendAt(beside.ports, partner.endpointId, new Date(due - 1))).toBe(0);
    expect(await sendAt(beside.ports, partner.endpointId, new Date(due))).toBe(1);
  };
  await sentWhenDue();
  await reached(partner, { attempts: 2, status: 'PENDING', lastStatusCode: 503 });
  await sentWhenDue();
  await reached(partner, { attempts: 3, status: 'DELIVERED', lastStatusCode: 200 });
  const ids = partner.received.map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual([failed.id, failed.id, failed.id]);
  expect(waits).toEqual([5 * SECOND, 30 * SECOND]);
});

test('a process that dies between sending and taking it down has it sent again, under the same id', async () => {
  const partner = await listening();
  await change(lending, partner.key, 'disableWebhookEndpoint', { id: partner.endpointId });
  await appliedFor(lending, partner);
  await reached(partner, { status: 'PENDING', attempts: 0 });
  await lending.sql`
    update lending.webhook_endpoints set disabled_at = null, disabled_reason = null
    where id = ${partner.endpointId}`;
  let transactions = 0;
  const dying: typeof beside.ports = {
    ...beside.ports,
    transact: (run) => {
      transactions += 1;
      return transactions > 1 ? Promise.reject(new Error('Killed')) : beside.ports.transact(run);
    },
  };
  await expect(sendAt(dying, partner.endpointId, new Date())).rejects.toThrow('Killed');
  // Another process leaves it alone for a while, and then takes over.
  expect(await sendAt(beside.ports, partner.endpointId, later(SECOND))).toBe(0);
  expect(await sendAt(beside.ports, partner.endpointId, later(2 * MINUTE))).toBe(1);
  const delivered = await reached(partner, { status: 'DELIVERED', attempts: 1 });
  const ids = partner.received.map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual([delivered.id, delivered.id]);
});

test('an event that is handed over twice is recorded once', async () => {
  const partner = await listening();
  await appliedFor(lending, partner);
  const { body, id } = await reached(partner, { status: 'DELIVERED' });
  await expect(
    lending.sql`insert into lending.webhook_deliveries
      select (jsonb_populate_record(d, jsonb_build_object('id', 'delivery_other'))).*
      from lending.webhook_deliveries d where id = ${id} and body = ${body}`,
  ).rejects.toThrow('webhook_deliveries_once');
});

test('its secret can be changed: both sign for a day, then the new one alone', async () => {
  const partner = await listening();
  const { secret } = await change<{ readonly secret: string }>(
    lending,
    partner.key,
    'rotateWebhookSecret',
    { id: partner.endpointId },
    'secret endpoint { previousSecretUntil }',
  );
  expect(secret).not.toBe(partner.secret);
  await appliedFor(lending, partner);
  const { id } = await reached(partner, { status: 'DELIVERED' });
  const input = { endpointId: partner.endpointId, deliveryIds: [id] };
  await lending.sql`
    update lending.webhook_endpoints set previous_secret_until = now() - interval '1 second'
    where id = ${partner.endpointId}`;
  await change(lending, partner.key, 'replayWebhookDeliveries', input, 'replayed');
  await eventually(() => (partner.received.length === 2 ? true : undefined));
  const [both, one] = partner.received;
  if (both === undefined || one === undefined) throw new Error('Two were received.');
  expect([isSignedBy(partner.secret, both), isSignedBy(secret, both)]).toEqual([true, true]);
  expect([isSignedBy(partner.secret, one), isSignedBy(secret, one)]).toEqual([false, true]);
});

test('secrets are encrypted', async () => {
  const { endpointId, secret } = await listening();
  const [row] = await lending.sql`
    select secret from lending.webhook_endpoints where id = ${endpointId}`;
  expect(row?.['secret']).toMatch(/^v1\./);
  expect(row?.['secret']).not.toContain(secret.slice(6));
});

test('nobody else’s endpoint is seen, changed or replayed', async () => {
  const partner = await listening();
  const { endpointId } = partner;
  const stranger = newPartner().key;
  expect(await deliveriesOf(lending, stranger, endpointId)).toBeUndefined();
  expect((await lending.ask(stranger, '{ webhookEndpoints { id } }')).data).toEqual({
    webhookEndpoints: [],
  });
  const attempts = [
    ['updateWebhookEndpoint', 'endpoint { id }'],
    ['rotateWebhookSecret', 'secret'],
    ['disableWebhookEndpoint', 'endpoint { id }'],
    ['enableWebhookEndpoint', 'endpoint { id }'],
    ['deleteWebhookEndpoint', 'deletedId'],
  ] as const;
  for (const [mutation, selection] of attempts) {
    const answer = await change(lending, stranger, mutation, { id: endpointId }, selection);
    expect([mutation, codesOf(answer)]).toEqual([mutation, ['NOT_FOUND']]);
  }
  const since = new Date(0).toISOString();
  const replay = { endpointId, since };
  const answer = await change(lending, stranger, 'replayWebhookDeliveries', replay, 'replayed');
  expect(codesOf(answer)).toEqual(['NOT_FOUND']);
  const reader = keyOf(partner.partnerId, ['partner:read']);
  const { errors } = await lending.ask(reader, '{ webhookEndpoints { id } }');
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('a partner has ten endpoints at most; one that was deleted is none', async () => {
  const { key } = newPartner();
  const urls = Array.from({ length: 10 }, (_, i) => `http://127.0.0.1:9/${i}`);
  const made = await Promise.all(urls.map((url) => create(lending, key, url)));
  expect(made.flatMap(codesOf)).toEqual([]);
  expect(codesOf(await create(lending, key, 'http://127.0.0.1:9/x'))).toEqual([
    'TOO_MANY_WEBHOOKS',
  ]);
  const id = made[0]?.endpoint?.id;
  const gone = await change<object>(lending, key, 'deleteWebhookEndpoint', { id }, 'deletedId');
  expect(gone).toMatchObject({ deletedId: id });
  expect(await deliveriesOf(lending, key, String(id))).toBeUndefined();
  expect(codesOf(await create(lending, key, 'http://127.0.0.1:9/x'))).toEqual([]);
});
