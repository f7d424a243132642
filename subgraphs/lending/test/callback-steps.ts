import { signCallback } from '@blockscore/service';
import type { TestSubgraph } from '@blockscore/testkit';
import { SIGNATURE_HEADER } from '../src/adapters/callback-route.ts';
import { referenceOf } from '../src/adapters/simulated-behaviour.ts';
import { sendSimulatedCallbacks } from '../src/adapters/simulated-callbacks.ts';
import type { Clock } from '../src/app/ports.ts';
import { portsOn } from './ports.ts';

export interface Told {
  readonly status: number;
  readonly body: { readonly outcome?: string };
}

export function secretOf(lending: TestSubgraph): Buffer {
  return Buffer.from(lending.environment['PAYMENT_CALLBACK_SECRET'] ?? '', 'base64');
}

/** Posts a body with a signature, as whoever knows the way. */
export async function postCallback(
  lending: TestSubgraph,
  body: string,
  signature: string | undefined,
): Promise<Told> {
  const response = await fetch(`${lending.url}/payments/callbacks`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature !== undefined && { [SIGNATURE_HEADER]: signature }),
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as Told['body'] };
}

let count = 0;
/** A callback as the provider would send it, with an id of its own unless one is given. */
export function callbackOf(
  orderId: string,
  kind: string,
  changes: Record<string, unknown> = {},
): string {
  count += 1;
  return JSON.stringify({
    id: `cb-${count}`,
    kind,
    orderId,
    reference: referenceOf(orderId),
    occurredAt: new Date().toISOString(),
    ...changes,
  });
}

/** Sends a callback that is signed well. */
export function tell(
  lending: TestSubgraph,
  orderId: string,
  kind: string,
  changes: Record<string, unknown> = {},
): Promise<Told> {
  return tellSigned(lending, callbackOf(orderId, kind, changes));
}

export function tellSigned(lending: TestSubgraph, body: string): Promise<Told> {
  const at = Math.floor(Date.now() / 1_000);
  return postCallback(lending, body, signCallback(secretOf(lending), at, body));
}

/** Sends what the simulated provider has to tell by then, over HTTP; gives how many were taken. */
export async function sendDue(lending: TestSubgraph, clock: Clock): Promise<number> {
  const process = await portsOn(lending, clock);
  try {
    return await sendSimulatedCallbacks({
      ...process,
      db: process.connection.db,
      secret: secretOf(lending),
      url: () => `${lending.url}/payments/callbacks`,
    })();
  } finally {
    await process.close();
  }
}
