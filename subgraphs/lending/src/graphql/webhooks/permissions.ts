import { needs, open, type TypeRules } from '@blockscore/service';

const partners = needs('partner:webhooks');

export const webhookRules: TypeRules = {
  WebhookEndpoint: partners,
  WebhookDelivery: partners,
  WebhookDeliveryConnection: open,
  WebhookDeliveryEdge: open,
  CreateWebhookEndpointPayload: partners,
  UpdateWebhookEndpointPayload: open,
  RotateWebhookSecretPayload: partners,
  DisableWebhookEndpointPayload: open,
  EnableWebhookEndpointPayload: open,
  DeleteWebhookEndpointPayload: open,
  ReplayWebhookDeliveriesPayload: open,
};
