import type { PayoffQuote } from '../domain/payoff-quote.ts';

/** Signs what a loan is paid off by, so that whoever is shown it can check that the lender said so. */
export interface PayoffSigner {
  /** A JWS by EdDSA (RFC 8037) that is good until the quote expires. */
  sign(quote: PayoffQuote): Promise<string>;
  /** What was signed; undefined where the text is no quote of this lender, or was altered. Expired ones too. */
  verify(token: string): Promise<PayoffQuote | undefined>;
  /** The public key as a JSON Web Key, for whoever checks a token by themselves. */
  readonly publicKey: string;
}
