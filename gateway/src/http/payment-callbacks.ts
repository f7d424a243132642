import type { Route } from '@blockscore/service';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { signedCallbackRoute } from './signed-callbacks.ts';

/** `POST /payments/callbacks`: what the payment provider tells lending. */
export function paymentCallbackRoute(lending: Pick<SubgraphClient, 'post'>): Route {
  return signedCallbackRoute({
    path: '/payments/callbacks',
    header: 'Payment-Signature',
    subgraph: lending,
  });
}
