import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { readParts } from './parts.ts';
import type { Answer } from './support.ts';

export interface Listening {
  readonly results: Answer[];
  /** How the stream ended; undefined while it goes on. */
  readonly ended: () => 'complete' | Error | undefined;
  readonly stop: () => void;
}
export interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}
export type Transport = 'WebSocket' | 'SSE' | 'multipart';
export const transports: readonly Transport[] = ['WebSocket', 'SSE', 'multipart'];

/** Subscribes with the clients that front ends use (parts: read by hand). */
export function listen(
  url: string,
  transport: Transport,
  token: string | undefined,
  operation: Operation,
  path = '/graphql',
): Listening {
  const results: Answer[] = [];
  let ended: 'complete' | Error | undefined;
  const authorization = token && `Bearer ${token}`;
  const sink = {
    next: (result: object) => void results.push(result as Answer),
    error: (error: unknown) => {
      ended = error instanceof Error ? error : new Error(textOf(error));
    },
    complete: () => {
      ended ??= 'complete';
    },
  };
  if (transport === 'multipart') {
    const stop = readParts(`${url}${path}`, operation, authorization, sink);
    return { results, ended: () => ended, stop };
  }
  if (transport === 'SSE') {
    const client = createSseClient({
      url: `${url}${path}/stream`,
      retryAttempts: 0,
      headers: authorization ? { authorization } : {},
    });
    const stop = client.subscribe(operation, sink as never);
    return { results, ended: () => ended, stop: () => end(stop, client) };
  }
  const client = createWsClient({
    url: `${url.replace('http', 'ws')}${path}`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    ...(authorization && { connectionParams: { authorization } }),
  });
  const stop = client.subscribe(operation, sink as never);
  return { results, ended: () => ended, stop: () => end(stop, client) };
}

/** A close event has a code and a reason, which are no properties of its own. */
function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) {
    return JSON.stringify(error);
  }
  return `closed with ${String(error.code)}`;
}

function end(stop: () => void, client: { dispose(): unknown }): void {
  stop();
  client.dispose();
}

/** Waits until the gateway has so many subscriptions. */
export async function opened(url: string, count: number): Promise<void> {
  const open = async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/gateway_subscriptions\{[^}]*\} (\d+)/.exec(text)?.[1]);
  };
  await expect.poll(open).toBe(count);
}

export const WATCH_ALL = `subscription Watch($after: String) { loanStatusChanged(after: $after) {
  cursor from to application { id status borrower { id name } } loan { id status } } }`;
