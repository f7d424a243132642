import type { FetchReply, Send } from '../execution/executor.ts';
import { SubgraphFailure } from './failure.ts';

/** Which of the two attempts was answered first. */
export type HedgeOutcome = 'first' | 'second' | 'none';

export interface HedgingOptions {
  /** Milliseconds without an answer, after which a second attempt is made. */
  readonly afterMs: number;
  /** Takes what a second attempt costs, or says that there shall be none. */
  readonly mayTry: () => boolean;
  /** Told of each query that was sent twice. */
  readonly onHedge: (outcome: HedgeOutcome) => void;
}

/**
 * Sends a query a second time where it is not answered soon: the first answer counts, and the other attempt
 * is taken back. What failed is no answer; a time-out is the end of both, for the client has no more time.
 * Whatever belongs to a mutation is sent once.
 * Source: J. Dean, L. A. Barroso, «The Tail at Scale», Communications of the ACM 56 (2013), 2.
 */
export function hedging<C extends { readonly signal?: AbortSignal | undefined }>(
  send: Send<C>,
  { afterMs, mayTry, onHedge }: HedgingOptions,
): Send<C> {
  return async (fetch, context) => {
    if (fetch.kind !== 'QUERY') return await send(fetch, context);
    const { promise, resolve, reject } = Promise.withResolvers<FetchReply>();
    const decided = new AbortController();
    const signal = AbortSignal.any([decided.signal, ...(context.signal ? [context.signal] : [])]);
    let underWay = 0;
    let isHedged = false;
    let answeredFirst: HedgeOutcome = 'none';
    const attempt = async (which: HedgeOutcome) => {
      underWay += 1;
      try {
        const reply = await send(fetch, { ...context, signal });
        if (answeredFirst === 'none') answeredFirst = which;
        resolve(reply);
      } catch (error) {
        underWay -= 1;
        if (underWay === 0 || isTimeout(error)) reject(error);
      }
    };
    const timer = setTimeout(() => {
      if (!mayTry()) return;
      isHedged = true;
      void attempt('second');
    }, afterMs);
    void attempt('first');
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      decided.abort();
      if (isHedged) onHedge(answeredFirst);
    }
  };
}

function isTimeout(error: unknown): boolean {
  return error instanceof SubgraphFailure && error.kind === 'TIMEOUT';
}
