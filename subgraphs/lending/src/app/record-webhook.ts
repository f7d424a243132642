import type { EventData, EventEnvelope } from '@blockscore/events';
import type { WebhookEndpoint } from '../domain/webhook.ts';
import type { Work } from './ports.ts';

/** Puts a change of an endpoint on the audit trail. */
export async function recordWebhook(
  work: Work,
  actor: EventEnvelope['actor'],
  { id: endpointId, partnerId, version }: WebhookEndpoint,
  change: EventData['lending.webhook.changed']['change'],
): Promise<void> {
  await work.events.record({
    type: 'lending.webhook.changed',
    aggregate: { type: 'webhook', id: endpointId, version },
    audience: { partner: partnerId, scopes: ['partners:write'] },
    actor,
    data: { endpointId, partnerId, change },
  });
}
