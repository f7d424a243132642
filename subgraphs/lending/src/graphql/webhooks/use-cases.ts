import type { Caller } from '@blockscore/caller';
import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import { isId } from '@blockscore/ids';
import {
  deleteWebhookEndpoint,
  disableWebhookEndpoint,
  enableWebhookEndpoint,
  rotateWebhookSecret,
  updateWebhookEndpoint,
} from '../../app/change-webhook-endpoint.ts';
import { createWebhookEndpoint } from '../../app/create-webhook-endpoint.ts';
import { partnerOf } from '../../app/partner-of.ts';
import type { Ports } from '../../app/ports.ts';
import { replayWebhookDeliveries } from '../../app/replay-webhook-deliveries.ts';
import type { DeliveryStatus } from '../../domain/webhook.ts';

/** What resolvers may do about webhooks. */
export function createWebhookUseCases(ports: Ports) {
  return {
    createWebhookEndpoint: createWebhookEndpoint(ports),
    updateWebhookEndpoint: updateWebhookEndpoint(ports),
    rotateWebhookSecret: rotateWebhookSecret(ports),
    disableWebhookEndpoint: disableWebhookEndpoint(ports),
    enableWebhookEndpoint: enableWebhookEndpoint(ports),
    deleteWebhookEndpoint: deleteWebhookEndpoint(ports),
    replayWebhookDeliveries: replayWebhookDeliveries(ports),
    listWebhookEndpoints: async (caller: Caller) => {
      const partnerId = partnerOf(caller);
      if (partnerId === undefined) return [];
      return await ports.transact((work) => work.webhooks.list(partnerId));
    },
    /** Undefined where the endpoint is none of the caller's partner. */
    listWebhookDeliveries: async (
      caller: Caller,
      endpointId: string,
      status: DeliveryStatus | undefined,
      args: PageArguments,
    ) => {
      const page = readPage(args);
      return await ports.transact(async (work) => {
        const found = isId('webhook', endpointId)
          ? await work.webhooks.find(endpointId)
          : undefined;
        if (found === undefined || found.partnerId !== partnerOf(caller)) return undefined;
        const rows = await work.deliveries.list(found.id, status, page);
        return connectionOf(rows, page, ({ id }) => id);
      });
    },
  };
}

export type WebhookUseCases = Readonly<ReturnType<typeof createWebhookUseCases>>;
