export type {
  WebhookDelivery as WebhookDeliveryMapper,
  WebhookEndpoint as WebhookEndpointMapper,
} from '../../domain/webhook.ts';
