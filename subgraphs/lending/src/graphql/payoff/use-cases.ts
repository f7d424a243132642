import type { Ports } from '../../app/ports.ts';
import { quotePayoff } from '../../app/quote-payoff.ts';
import { verifyPayoffQuote } from '../../app/verify-payoff-quote.ts';

export interface PayoffUseCases {
  readonly quotePayoff: ReturnType<typeof quotePayoff>;
  readonly verifyPayoffQuote: ReturnType<typeof verifyPayoffQuote>;
  /** As a JSON Web Key. */
  readonly payoffPublicKey: string;
}

export function createPayoffUseCases(ports: Ports): PayoffUseCases {
  return {
    quotePayoff: quotePayoff(ports),
    verifyPayoffQuote: verifyPayoffQuote(ports),
    payoffPublicKey: ports.payoffSigner.publicKey,
  };
}
