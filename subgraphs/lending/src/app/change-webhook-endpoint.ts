import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import { type LendingErrorCode, notFound } from '../domain/errors.ts';
import { SECRET_OVERLAP_MS, type WebhookEndpoint, type WebhookKind } from '../domain/webhook.ts';
import { readSettings, type SecretEndpoint } from './create-webhook-endpoint.ts';
import { partnerOf } from './partner-of.ts';
import type { Ports, Work } from './ports.ts';
import { recordWebhook } from './record-webhook.ts';

type Answer<T> = Promise<Outcome<T, LendingErrorCode>>;

export interface UpdateWebhookEndpointInput {
  readonly id: string;
  /** What is left out stays. */
  readonly url?: string | null | undefined;
  readonly kinds?: readonly WebhookKind[] | null | undefined;
  readonly description?: string | null | undefined;
}

/** Changes where a partner is told, or of what. [partner:webhooks] */
export function updateWebhookEndpoint(ports: Ports) {
  return (caller: Caller, input: UpdateWebhookEndpointInput): Answer<WebhookEndpoint> =>
    ofOwn(ports, caller, input.id, async (work, endpoint) => {
      const { url, kinds, description } = endpoint;
      const read = readSettings(ports, {
        url: input.url ?? url,
        kinds: input.kinds ?? kinds,
        description: input.description === undefined ? description : input.description,
      });
      if (!read.ok) return read;
      const saved = await work.webhooks.save({ ...endpoint, ...read.value });
      await recordWebhook(work, caller, saved, 'UPDATED');
      return ok(saved);
    });
}

/**
 * Has another secret sign from now on; the one of before signs beside it for a day, so that a
 * receiver can change over without losing anything. [partner:webhooks]
 */
export function rotateWebhookSecret(ports: Ports) {
  return (caller: Caller, { id }: { readonly id: string }): Answer<SecretEndpoint> =>
    ofOwn(ports, caller, id, async (work, endpoint) => {
      const secret = ports.webhooks.newSecret();
      const until = new Date(ports.clock().getTime() + SECRET_OVERLAP_MS);
      const rotated = await work.webhooks.rotateSecret(endpoint, secret, until);
      await recordWebhook(work, caller, rotated, 'SECRET_ROTATED');
      return ok({ endpoint: rotated, secret });
    });
}

/** Sends nothing there; what comes meanwhile waits for three days. [partner:webhooks] */
export function disableWebhookEndpoint(ports: Ports) {
  return (caller: Caller, { id }: { readonly id: string }): Answer<WebhookEndpoint> =>
    ofOwn(ports, caller, id, async (work, endpoint) => {
      if (endpoint.disabledAt !== null) return ok(endpoint);
      const disabled = { disabledAt: ports.clock(), disabledReason: 'BY_PARTNER' } as const;
      const saved = await work.webhooks.save({ ...endpoint, ...disabled });
      await recordWebhook(work, caller, saved, 'DISABLED_BY_PARTNER');
      return ok(saved);
    });
}

/** Sends there again, also what waits. [partner:webhooks] */
export function enableWebhookEndpoint(ports: Ports) {
  return (caller: Caller, { id }: { readonly id: string }): Answer<WebhookEndpoint> =>
    ofOwn(ports, caller, id, async (work, endpoint) => {
      if (endpoint.disabledAt === null) return ok(endpoint);
      const enabled = { disabledAt: null, disabledReason: null, failingSince: null };
      const saved = await work.webhooks.save({ ...endpoint, ...enabled });
      await work.jobs.enqueue('send-webhooks', { endpointId: endpoint.id });
      await recordWebhook(work, caller, saved, 'ENABLED');
      return ok(saved);
    });
}

/** Takes an endpoint away with all that waits for it. [partner:webhooks] */
export function deleteWebhookEndpoint(ports: Ports) {
  return (caller: Caller, { id }: { readonly id: string }): Answer<WebhookEndpoint> =>
    ofOwn(ports, caller, id, async (work, endpoint) => {
      await work.webhooks.delete(endpoint, ports.clock());
      const gone = { ...endpoint, version: endpoint.version + 1 };
      await recordWebhook(work, caller, gone, 'DELETED');
      return ok(gone);
    });
}

/** Does something to an endpoint of the caller's partner, locked; others have none of that id. */
export async function ofOwn<T>(
  { transact }: Pick<Ports, 'transact'>,
  caller: Caller,
  id: string,
  act: (work: Work, endpoint: WebhookEndpoint) => Answer<T>,
  field = 'id',
): Answer<T> {
  return await transact(async (work) => {
    const found = isId('webhook', id) ? await work.webhooks.lock(id) : undefined;
    if (found === undefined || found.partnerId !== partnerOf(caller)) {
      return notFound('endpoint', field);
    }
    return await act(work, found);
  });
}
