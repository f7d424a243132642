import { errorsOf } from '@blockscore/service';
import type {
  MutationResolvers,
  QueryResolvers,
  WebhookDeliveryResolvers,
  WebhookEndpointResolvers,
} from '../types.generated.ts';

export const webhookQueries: Pick<QueryResolvers, 'webhookEndpoints' | 'webhookDeliveries'> = {
  webhookEndpoints: async (_, __, { caller, useCases }) => [
    ...(await useCases.listWebhookEndpoints(caller)),
  ],
  webhookDeliveries: async (_, { endpointId, status, ...page }, { caller, useCases }) => {
    const connection = await useCases.listWebhookDeliveries(
      caller,
      endpointId,
      status ?? undefined,
      page,
    );
    return connection === undefined ? null : { ...connection, edges: [...connection.edges] };
  },
};

export const webhookMutations: Pick<
  MutationResolvers,
  | 'createWebhookEndpoint'
  | 'updateWebhookEndpoint'
  | 'rotateWebhookSecret'
  | 'disableWebhookEndpoint'
  | 'enableWebhookEndpoint'
  | 'deleteWebhookEndpoint'
  | 'replayWebhookDeliveries'
> = {
  createWebhookEndpoint: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.createWebhookEndpoint(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { endpoint: null, secret: null, userErrors: errorsOf(outcome) };
  },
  updateWebhookEndpoint: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.updateWebhookEndpoint(caller, input);
    return outcome.ok
      ? { endpoint: outcome.value, userErrors: [] }
      : { endpoint: null, userErrors: errorsOf(outcome) };
  },
  rotateWebhookSecret: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.rotateWebhookSecret(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { endpoint: null, secret: null, userErrors: errorsOf(outcome) };
  },
  disableWebhookEndpoint: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.disableWebhookEndpoint(caller, input);
    return outcome.ok
      ? { endpoint: outcome.value, userErrors: [] }
      : { endpoint: null, userErrors: errorsOf(outcome) };
  },
  enableWebhookEndpoint: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.enableWebhookEndpoint(caller, input);
    return outcome.ok
      ? { endpoint: outcome.value, userErrors: [] }
      : { endpoint: null, userErrors: errorsOf(outcome) };
  },
  deleteWebhookEndpoint: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.deleteWebhookEndpoint(caller, input);
    return outcome.ok
      ? { deletedId: outcome.value.id, userErrors: [] }
      : { deletedId: null, userErrors: errorsOf(outcome) };
  },
  replayWebhookDeliveries: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.replayWebhookDeliveries(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { replayed: 0, until: null, more: false, userErrors: errorsOf(outcome) };
  },
};

export const webhookEndpointResolvers: WebhookEndpointResolvers = {
  kinds: ({ kinds }) => [...kinds],
};

export const webhookDeliveryResolvers: WebhookDeliveryResolvers = {
  nextAttemptAt: ({ status, nextAttemptAt }) => (status === 'PENDING' ? nextAttemptAt : null),
};
