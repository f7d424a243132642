import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookRequest, WebhookTools } from '../app/webhook-ports.ts';
import type { DeliveryResult } from '../domain/webhook.ts';
import { addressInHost, isPublicAddress } from './public-address.ts';
import { newWebhookSecret } from './webhook-secrets.ts';
import { signedHeaders } from './webhook-signature.ts';

const TIMEOUT_MS = 10_000;
const MAX_RESPONSE_BYTES = 65_536;
const LONGEST_RETRY_AFTER_SECONDS = 86_400;

/** All addresses of a name. */
export type ResolveName = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

export interface WebhookToolsOptions {
  /** In development: http, any port, and addresses that are not public. */
  readonly allowPrivate: boolean;
  /** What names are resolved by, in place of the system. */
  readonly resolve?: ResolveName;
  readonly timeoutMs?: number;
}

class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** What webhooks need of the world outside: signing, and one request at a time. */
export function createWebhookTools(options: WebhookToolsOptions): WebhookTools {
  const { allowPrivate, timeoutMs = TIMEOUT_MS } = options;
  const { resolve = (hostname, how, callback) => lookup(hostname, how, callback) } = options;
  const connectTo = allowPrivate ? undefined : publicOnly(resolve);
  return {
    development: allowPrivate,
    newSecret: newWebhookSecret,
    refusalOf: (url) => (allowPrivate ? undefined : refusalOf(new URL(url))),
    async send(request, signal) {
      // A name is looked at where it is resolved, an address that needs no resolving here.
      if (!allowPrivate && refusalOf(new URL(request.url)) !== undefined) {
        return failed('ADDRESS_REFUSED');
      }
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        const ended = AbortSignal.any([signal, timeout]);
        return resultOf(await post(request, connectTo, ended));
      } catch (error) {
        // Who stops has not tried: it is sent again, and the endpoint is not to blame.
        signal.throwIfAborted();
        if (error instanceof AddressRefused) return failed('ADDRESS_REFUSED');
        return failed(timeout.aborted ? 'TIMEOUT' : 'UNREACHABLE');
      }
    },
  };
}

function refusalOf({ hostname }: URL): string | undefined {
  const address = addressInHost(hostname);
  const local = /(^|\.)(localhost|local|internal)\.?$/i.test(hostname);
  if (!local && (address === undefined || isPublicAddress(address))) return undefined;
  return 'Give a host of the public internet: this one is of a private network.';
}

/**
 * Resolves names for a connection and lets it be made to public addresses only. What is looked at here
 * is what is connected to: there is no second resolution in between that could say something else.
 */
function publicOnly(resolve: ResolveName): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '');
        return;
      }
      const [first] = addresses;
      if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address))) {
        callback(new AddressRefused(`${hostname} leads to an address that is not public`), '');
      } else if (options.all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

interface Answered {
  readonly statusCode: number;
  readonly retryAfter: string | undefined;
}

/** Posts once and follows no redirect. Of the answer the status counts: its body is let go. */
function post(
  { url, body, ...signed }: WebhookRequest,
  connectTo: LookupFunction | undefined,
  signal: AbortSignal,
): Promise<Answered> {
  return new Promise((done, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      // A connection of its own: one that was kept could be to an address that was looked at long ago.
      agent: false,
      signal,
      ...(connectTo !== undefined && { lookup: connectTo }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'BlockScore-Webhooks/1',
        ...signedHeaders({ ...signed, body }),
      },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      done({
        statusCode: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'],
      });
      letGo(response);
    });
    request.end(body);
  });
}

/** Reads so much of an answer that its sender sees it taken, and no more. */
function letGo(response: IncomingMessage): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_RESPONSE_BYTES) response.destroy();
  });
  // The status has been answered: what becomes of the rest changes nothing.
  response.on('error', () => response.destroy());
}

function resultOf({ statusCode, retryAfter }: Answered): DeliveryResult {
  if (statusCode >= 200 && statusCode < 300) return { ok: true, statusCode };
  if (statusCode >= 300 && statusCode < 400) return failed('REDIRECT', statusCode);
  const seconds = /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
  const retryAfterMs = Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS) * 1_000;
  return { ...failed('STATUS', statusCode), retryAfterMs };
}

function failed(
  failure: (DeliveryResult & { ok: false })['failure'],
  statusCode: number | null = null,
): DeliveryResult & { ok: false } {
  return { ok: false, failure, statusCode };
}
