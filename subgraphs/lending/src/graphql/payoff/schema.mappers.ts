import type { SignedPayoffQuote } from '../../app/quote-payoff.ts';
import type { PayoffVerification } from '../../app/verify-payoff-quote.ts';

export type PayoffQuoteMapper = SignedPayoffQuote & { readonly publicKey: string };
export type PayoffVerificationMapper = PayoffVerification;
