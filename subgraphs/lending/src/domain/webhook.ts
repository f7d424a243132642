import type { Id } from '@blockscore/ids';
import type { LifecycleStatus } from './lifecycle.ts';

/** What an endpoint can be told of, and how the body calls it. */
export const WEBHOOK_KINDS = {
  APPLICATION_STATUS_CHANGED: 'application.status_changed',
  LOAN_STATUS_CHANGED: 'loan.status_changed',
} as const;
export type WebhookKind = keyof typeof WEBHOOK_KINDS;

/**
 * Why an endpoint is sent nothing: its partner asked for that, it said that it is gone (410), or it
 * took nothing for days.
 */
export type DisabledReason = 'BY_PARTNER' | 'GONE' | 'FAILING';

/** Where a partner wants to be told. Its secrets are encrypted and read by who signs only. */
export interface WebhookEndpoint {
  readonly id: Id<'webhook'>;
  readonly version: number;
  readonly partnerId: Id<'partner'>;
  readonly url: string;
  readonly description: string | null;
  readonly kinds: readonly WebhookKind[];
  readonly createdAt: Date;
  /** Until when what is sent is signed by the secret of before as well. */
  readonly previousSecretUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledReason: DisabledReason | null;
  /** Since when it has taken nothing; null where the last try went well. */
  readonly failingSince: Date | null;
}

export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED';

/** Why a try came to nothing. `EXPIRED`: its time was up before there was another try. */
export type DeliveryFailure =
  | 'ADDRESS_REFUSED'
  | 'EXPIRED'
  | 'REDIRECT'
  | 'STATUS'
  | 'TIMEOUT'
  | 'UNREACHABLE';

/** One event for one endpoint; its id is the `webhook-id`, the same each time that it is sent. */
export interface WebhookDelivery {
  readonly id: Id<'delivery'>;
  readonly endpointId: Id<'webhook'>;
  readonly kind: WebhookKind;
  /** JSON, exactly as it is sent. */
  readonly body: string;
  readonly status: DeliveryStatus;
  /** All tries that there were. */
  readonly attempts: number;
  /** Tries since it was recorded, or last replayed. */
  readonly tries: number;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date;
  /** When it is given up, however few tries there were. */
  readonly giveUpAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly lastStatusCode: number | null;
  readonly lastFailure: DeliveryFailure | null;
  readonly deliveredAt: Date | null;
}

/** What came of a try. */
export type DeliveryResult =
  | { readonly ok: true; readonly statusCode: number }
  | {
      readonly ok: false;
      readonly failure: Exclude<DeliveryFailure, 'EXPIRED'>;
      readonly statusCode: number | null;
      /** What the receiver asked for by `Retry-After`. */
      readonly retryAfterMs?: number;
    };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The wait after each try that failed: sixteen tries in just under three days. */
const DELAYS_MS: readonly number[] = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  ...[2, 5, 10, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 8, 12, 16, 18].map((hours) => hours * HOUR_MS),
];
export const MAX_TRIES = DELAYS_MS.length + 1;
export const GIVE_UP_AFTER_MS = 3 * DAY_MS;
/** An endpoint that took nothing for so long is disabled. */
export const DISABLE_AFTER_MS = 5 * DAY_MS;
/** For how long deliveries are kept, to be looked at and replayed. */
export const KEPT_MS = 30 * DAY_MS;
/** For how long the secret of before still signs. */
export const SECRET_OVERLAP_MS = DAY_MS;
/** Endpoints of a partner. */
export const MAX_ENDPOINTS = 10;
/** Deliveries that one call replays. */
export const MAX_REPLAYED = 10_000;
const LONGEST_RETRY_AFTER_MS = HOUR_MS;
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;

/** When a delivery is tried again after it failed `tries` times; undefined where it is not. */
export function nextAttemptAt(
  tries: number,
  now: Date,
  giveUpAt: Date,
  retryAfterMs = 0,
): Date | undefined {
  const delay = DELAYS_MS[tries - 1];
  if (delay === undefined) return undefined;
  const at = new Date(
    now.getTime() + Math.max(delay, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS)),
  );
  return at > giveUpAt ? undefined : at;
}

/** How long an endpoint is left in peace that has taken nothing of so many rounds in a row. */
export function pauseAfter(failedRounds: number): number {
  return Math.min(5 * SECOND_MS * 2 ** Math.min(failedRounds - 1, 10), LONGEST_PAUSE_MS);
}

export interface StatusChange {
  readonly applicationId: Id<'app'>;
  readonly loanId: Id<'loan'> | null;
  readonly entity: 'APPLICATION' | 'LOAN';
  readonly from: LifecycleStatus | null;
  readonly to: LifecycleStatus;
}

export function kindOf({ entity }: StatusChange): WebhookKind {
  return entity === 'LOAN' ? 'LOAN_STATUS_CHANGED' : 'APPLICATION_STATUS_CHANGED';
}

/**
 * What is sent of a change of status, as JSON: what `loanStatusChanged` tells a partner, and nothing
 * more. `cursor` is that subscription's: `loanStatusChanged(after: …)` goes on behind it.
 */
export function bodyOf(change: StatusChange, occurredAt: string, cursor: string): string {
  const { applicationId, loanId, from, to } = change;
  return JSON.stringify({
    type: WEBHOOK_KINDS[kindOf(change)],
    timestamp: occurredAt,
    data: {
      cursor,
      from,
      to,
      application: { id: applicationId },
      loan: loanId === null ? null : { id: loanId },
    },
  });
}
