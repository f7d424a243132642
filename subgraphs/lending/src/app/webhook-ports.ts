import type { Id } from '@blockscore/ids';
import type {
  DeliveryFailure,
  DeliveryResult,
  DeliveryStatus,
  DisabledReason,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookKind,
} from '../domain/webhook.ts';
import type { Page } from './ports.ts';

/** An endpoint whose deliveries nobody else sends for a while, and the next of them. */
export interface ClaimedDeliveries {
  readonly endpoint: WebhookEndpoint;
  /** The present secret first; another one while it still signs. */
  readonly secrets: readonly string[];
  readonly deliveries: readonly WebhookDelivery[];
}

/** How a delivery stands after a try. */
export interface TriedDelivery {
  readonly id: Id<'delivery'>;
  /** How many tries there had been before this one: where there were more meanwhile, nothing changes. */
  readonly attemptsBefore: number;
  readonly status: DeliveryStatus;
  readonly nextAttemptAt: Date;
  readonly lastAttemptAt: Date;
  readonly lastStatusCode: number | null;
  readonly lastFailure: DeliveryFailure | null;
}

/** How an endpoint took a round of deliveries. */
export interface EndpointHealth {
  readonly failingSince: Date | null;
  readonly failedRounds: number;
  /** Nothing is sent before then. */
  readonly pausedUntil: Date | null;
  readonly disabledReason: DisabledReason | null;
}

/** Which deliveries are sent again. */
export interface Replay {
  readonly endpointId: Id<'webhook'>;
  readonly deliveryIds?: readonly Id<'delivery'>[];
  /** Those recorded from then on. */
  readonly since?: Date;
  readonly onlyFailed: boolean;
}

export interface WebhookRepository {
  /** Of a partner, the oldest first; not those that were deleted. */
  list(partnerId: Id<'partner'>): Promise<readonly WebhookEndpoint[]>;
  /** As `list`; keeps others from adding one until the transaction ends. */
  lockAll(partnerId: Id<'partner'>): Promise<readonly WebhookEndpoint[]>;
  find(id: Id<'webhook'>): Promise<WebhookEndpoint | undefined>;
  /** Keeps others from changing it until the transaction ends. */
  lock(id: Id<'webhook'>): Promise<WebhookEndpoint | undefined>;
  insert(endpoint: WebhookEndpoint, secret: string): Promise<void>;
  /** Saves what its partner can change and whether it is disabled, its version one higher. */
  save(endpoint: WebhookEndpoint): Promise<WebhookEndpoint>;
  /** Puts another secret in place; the present one goes on signing until then. */
  rotateSecret(
    endpoint: WebhookEndpoint,
    secret: string,
    previousUntil: Date,
  ): Promise<WebhookEndpoint>;
  delete(endpoint: WebhookEndpoint, at: Date): Promise<void>;
  /** Those of a partner that want to hear of the kind and were there at that moment. */
  listening(
    partnerId: Id<'partner'>,
    kind: WebhookKind,
    at: Date,
  ): Promise<readonly WebhookEndpoint[]>;
  setSuspended(partnerId: Id<'partner'>, suspended: boolean): Promise<void>;
}

export interface DeliveryRepository {
  /** Leaves out what was recorded for its endpoint and event before. */
  insert(eventId: string, deliveries: readonly WebhookDelivery[]): Promise<void>;
  /** One row more than the page, to tell whether there is another. */
  list(
    endpointId: Id<'webhook'>,
    status: DeliveryStatus | undefined,
    page: Page,
  ): Promise<readonly WebhookDelivery[]>;
  /**
   * The next deliveries that are due, with their endpoint, which nobody else sends to until then;
   * undefined where somebody does, or nothing may be sent there now. With none left others may again.
   * @param held until when whoever asks has it already
   */
  claim(
    endpointId: Id<'webhook'>,
    now: Date,
    until: Date,
    limit: number,
    held?: Date,
  ): Promise<ClaimedDeliveries | undefined>;
  record(tried: readonly TriedDelivery[]): Promise<void>;
  /** How the endpoint did until now; keeps others from saying so until the transaction ends. */
  lockHealth(
    endpointId: Id<'webhook'>,
  ): Promise<Pick<EndpointHealth, 'failingSince' | 'failedRounds'>>;
  /**
   * Saves how an endpoint did. Paused or disabled it is nobody's any more. Undefined where it was
   * disabled or deleted meanwhile: then that stays.
   */
  setHealth(
    endpointId: Id<'webhook'>,
    health: EndpointHealth,
    now: Date,
  ): Promise<WebhookEndpoint | undefined>;
  /** Lets others send to it. */
  release(endpointId: Id<'webhook'>): Promise<void>;
  /** The oldest `limit` of them at the most; when the last of these was recorded, null without any. */
  replay(
    replay: Replay,
    now: Date,
    giveUpAt: Date,
    limit: number,
  ): Promise<{ readonly replayed: number; readonly until: Date | null; readonly more: boolean }>;
  /** Endpoints that something is due for and that may be sent it. */
  due(now: Date, limit: number): Promise<readonly Id<'webhook'>[]>;
  /** Gives up what is past its time; tells how many, at most `limit`. */
  expire(now: Date, limit: number): Promise<number>;
  /** Takes out what was recorded before, at most `limit`, and deleted endpoints that have nothing left. */
  purge(before: Date, limit: number): Promise<number>;
}

export interface WebhookRequest {
  readonly url: string;
  readonly id: Id<'delivery'>;
  readonly body: string;
  /** The request is signed by each of them. */
  readonly secrets: readonly string[];
  readonly at: Date;
}

/** What webhooks need of the world outside. */
export interface WebhookTools {
  /** Sends a signed request once; whatever goes wrong outside is in the answer. */
  send(request: WebhookRequest, signal: AbortSignal): Promise<DeliveryResult>;
  /** `whsec_…`, of 256 random bits. */
  newSecret(): string;
  /** Why nothing is ever sent to this URL's host; undefined where that is to be seen. */
  refusalOf(url: string): string | undefined;
  /** Whether http, other ports and private addresses do: in development. */
  readonly development: boolean;
}
