import { sql } from 'drizzle-orm';
import { index, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type {
  DeliveryFailure,
  DeliveryStatus,
  DisabledReason,
  WebhookKind,
} from '../domain/webhook.ts';
import { id, lending, moment } from './columns.ts';

/** `secret` and `previous_secret` are encrypted by the partner's key. */
export const webhookEndpoints = lending.table(
  'webhook_endpoints',
  {
    id: id<'webhook'>('id').primaryKey(),
    version: integer().notNull(),
    partnerId: id<'partner'>('partner_id').notNull(),
    url: text().notNull(),
    description: text(),
    kinds: jsonb().$type<readonly WebhookKind[]>().notNull(),
    secret: text().notNull(),
    previousSecret: text('previous_secret'),
    previousSecretUntil: moment('previous_secret_until'),
    createdAt: moment('created_at').notNull(),
    disabledAt: moment('disabled_at'),
    disabledReason: text('disabled_reason').$type<DisabledReason>(),
    deletedAt: moment('deleted_at'),
    /** How it takes what it is sent: written by who sends, beside the version. */
    failingSince: moment('failing_since'),
    failedRounds: integer('failed_rounds').notNull(),
    pausedUntil: moment('paused_until'),
    /** Until when one process has it for itself. */
    sendingUntil: moment('sending_until'),
  },
  (table) => [index().on(table.partnerId, table.id)],
);

/** `body` holds ids and states only, as it is sent. */
export const webhookDeliveries = lending.table(
  'webhook_deliveries',
  {
    id: id<'delivery'>('id').primaryKey(),
    endpointId: id<'webhook'>('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id),
    eventId: text('event_id').notNull(),
    kind: text().$type<WebhookKind>().notNull(),
    body: text().notNull(),
    status: text().$type<DeliveryStatus>().notNull(),
    attempts: integer().notNull(),
    tries: integer().notNull(),
    createdAt: moment('created_at').notNull(),
    nextAttemptAt: moment('next_attempt_at').notNull(),
    giveUpAt: moment('give_up_at').notNull(),
    lastAttemptAt: moment('last_attempt_at'),
    lastStatusCode: integer('last_status_code'),
    lastFailure: text('last_failure').$type<DeliveryFailure>(),
    deliveredAt: moment('delivered_at'),
  },
  (table) => [
    // However often the event is handed over, it is recorded once.
    uniqueIndex('webhook_deliveries_once').on(table.endpointId, table.eventId),
    index().on(table.endpointId, table.id),
    index().on(table.endpointId, table.createdAt),
    index('webhook_deliveries_due')
      .on(table.endpointId, table.nextAttemptAt)
      .where(sql`status = 'PENDING'`),
    index('webhook_deliveries_expiring').on(table.giveUpAt).where(sql`status = 'PENDING'`),
    index().on(table.createdAt),
  ],
);

/** Partners that are suspended, as identity tells: nothing is sent to them. */
export const suspendedPartners = lending.table('suspended_partners', {
  partnerId: id<'partner'>('partner_id').primaryKey(),
});
