import { money } from '@blockscore/money';
import { err, type Outcome } from '@blockscore/result';
import type { LendingErrorCode } from '../../domain/errors.ts';
import { sumOf } from '../../domain/servicing/parts.ts';
import { unwrap } from '../products/resolvers.ts';
import type {
  PayoffQuoteResolvers,
  PayoffVerificationResolvers,
  QueryResolvers,
} from '../types.generated.ts';

/** The query has no `input`: its errors name arguments. */
function ofArguments<T>(outcome: Outcome<T, LendingErrorCode>): Outcome<T, LendingErrorCode> {
  if (outcome.ok) return outcome;
  return err(
    outcome.error.map(({ path, ...error }) =>
      path === undefined ? error : { ...error, path: path.filter((part) => part !== 'input') },
    ),
  );
}

export const payoffQueries: Pick<QueryResolvers, 'payoffQuote' | 'verifyPayoffQuote'> = {
  payoffQuote: async (_, input, { caller, useCases }) => {
    const signed = unwrap(ofArguments(await useCases.quotePayoff(caller, input)));
    return { ...signed, publicKey: useCases.payoffPublicKey };
  },
  verifyPayoffQuote: (_, { token }, { useCases }) => useCases.verifyPayoffQuote(token),
};

export const payoffQuoteResolvers: PayoffQuoteResolvers = {
  loanId: ({ quote }) => quote.loanId,
  asOf: ({ quote }) => quote.asOf,
  amount: ({ quote }) => money(sumOf(quote.parts), quote.currency),
  principal: ({ quote }) => money(quote.parts.PRINCIPAL, quote.currency),
  interest: ({ quote }) => money(quote.parts.INTEREST, quote.currency),
  fees: ({ quote }) => money(quote.parts.FEE + quote.parts.PENALTY, quote.currency),
  issuedAt: ({ quote }) => quote.issuedAt,
  expiresAt: ({ quote }) => quote.expiresAt,
};

export const payoffVerificationResolvers: PayoffVerificationResolvers = {
  loanId: ({ quote }) => quote?.loanId ?? null,
  asOf: ({ quote }) => quote?.asOf ?? null,
  amount: ({ quote }) => (quote === null ? null : money(sumOf(quote.parts), quote.currency)),
  expiresAt: ({ quote }) => quote?.expiresAt ?? null,
};
