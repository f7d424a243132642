import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { borrower } from './lending-subgraph.ts';
import { appliedFor, applyFor, granted } from './partner-steps.ts';
import { change, created, sendAt, startReceiver, useWebhooks } from './webhook-steps.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 86_400 * SECOND;

const { lending, beside, listening, reached, stopAfter } = useWebhooks();
const later = (ms: number) => new Date(Date.now() + ms);

describe('an endpoint that takes nothing', () => {
  test('is tried sixteen times at most, and then the delivery has failed', async () => {
    const partner = await listening(() => 500);
    await appliedFor(lending, partner);
    await reached(partner, { attempts: 1 });
    let at = Date.now();
    for (let tries = 1; tries < 30; tries += 1) {
      const [row] = await lending.sql`
        select next_attempt_at from lending.webhook_deliveries
        where endpoint_id = ${partner.endpointId} and status = 'PENDING'`;
      if (row === undefined) break;
      at = Math.max(new Date(row['next_attempt_at'] as string).getTime(), Date.now()) + SECOND;
      await lending.sql`
        update lending.webhook_endpoints set paused_until = null where id = ${partner.endpointId}`;
      await sendAt(beside.ports, partner.endpointId, new Date(at));
    }
    const given = await reached(partner, { status: 'FAILED', nextAttemptAt: null });
    expect(given.attempts).toBe(16);
    expect(at - Date.now()).toBeLessThan(3 * DAY);
    expect(at - Date.now()).toBeGreaterThan(2.5 * DAY);
    expect(partner.received).toHaveLength(16);
  });

  test('for five days is disabled, which its partner sees', async () => {
    const partner = await listening(() => 500);
    await appliedFor(lending, partner);
    await reached(partner, { attempts: 1 });
    await lending.sql`
      update lending.webhook_deliveries set give_up_at = now() + interval '9 days'
      where endpoint_id = ${partner.endpointId}`;
    await sendAt(beside.ports, partner.endpointId, later(5 * DAY + MINUTE));
    const { data } = await lending.ask(
      partner.key,
      '{ webhookEndpoints { id disabledReason failingSince disabledAt } }',
    );
    expect(data?.['webhookEndpoints']).toEqual([
      {
        id: partner.endpointId,
        disabledReason: 'FAILING',
        failingSince: expect.any(String),
        disabledAt: expect.any(String),
      },
    ]);
    const changes = await lending.events('lending.webhook.changed');
    const ours = changes.filter(({ data: told }) => told['endpointId'] === partner.endpointId);
    expect(ours.map(({ data: told }) => told['change'])).toEqual(['CREATED', 'DISABLED_FAILING']);
  });

  test('and says that it is gone is disabled at once, and sent to again once it is enabled', async () => {
    const answers = [410];
    const partner = await listening(() => answers.shift() ?? 200);
    await appliedFor(lending, partner);
    await reached(partner, { attempts: 1, lastStatusCode: 410 });
    const { data } = await lending.ask(partner.key, '{ webhookEndpoints { disabledReason } }');
    expect(data).toEqual({ webhookEndpoints: [{ disabledReason: 'GONE' }] });
    await change(lending, partner.key, 'enableWebhookEndpoint', { id: partner.endpointId });
    await sendAt(beside.ports, partner.endpointId, later(MINUTE));
    await reached(partner, { status: 'DELIVERED' });
  });

  test('keeps a partner from nothing else: another endpoint is sent to meanwhile', async () => {
    const partner = await listening(() => 500);
    const other = await startReceiver();
    stopAfter(other.stop);
    await created(lending, partner.key, other.url);
    await appliedFor(lending, partner);
    await eventually(() => (other.received.length === 1 ? true : undefined));
  });
});

test('a partner whose people and keys are kept out is sent nothing until it is back', async () => {
  const partner = await listening();
  const { partnerId } = partner;
  const consentId = await granted(lending, borrower(), partnerId);
  await lending.hear('identity.partner.suspended', { partnerId });
  await eventually(async () => {
    const rows = await lending.sql`
      select 1 from lending.suspended_partners where partner_id = ${partnerId}`;
    return rows.length === 1 ? true : undefined;
  });
  await applyFor(lending, partner.key, consentId);
  await reached(partner, { status: 'PENDING' });
  expect(await sendAt(beside.ports, partner.endpointId, later(MINUTE))).toBe(0);
  await lending.hear('identity.partner.reinstated', { partnerId });
  await eventually(async () => {
    const sent = await sendAt(beside.ports, partner.endpointId, later(MINUTE));
    return sent === 1 ? true : undefined;
  });
});
