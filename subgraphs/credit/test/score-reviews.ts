import type { Caller } from '@blockscore/caller';
import type { TestSubgraph } from '@blockscore/testkit';
import type { UserError } from './credit-subgraph.ts';

export interface Review {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly note: string | null;
  readonly score: { readonly id: string };
  readonly newScore: {
    readonly id: string;
    readonly value: number;
    readonly profile: {
      readonly openCreditLines: number;
      readonly timesLate30Days: number;
      readonly correctedBy: { readonly id: string } | null;
    };
  } | null;
}
export interface Payload {
  readonly review: Review | null;
  readonly userErrors: readonly UserError[];
}

const FIELDS = `id status reason note requestedAt resolvedAt score { id }
  newScore { id value profile { openCreditLines timesLate30Days correctedBy { id } } }`;

/** What people and officers do with reviews, in a credit that may not have been started yet. */
export function reviewsIn(credit: () => TestSubgraph) {
  async function ask(caller: Caller, field: string, type: string, input: object): Promise<Payload> {
    const { data, errors } = await credit().ask(
      caller,
      `mutation ($input: ${type}!) { ${field}(input: $input) {
      review { ${FIELDS} } userErrors { code path message } } }`,
      { input },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data?.[field] as Payload;
  }

  const request = (caller: Caller, scoreId: string, reason = 'I was never late.') =>
    ask(caller, 'requestScoreReview', 'RequestScoreReviewInput', { scoreId, reason });

  const resolve = (caller: Caller, reviewId: string, input: object = {}) =>
    ask(caller, 'resolveScoreReview', 'ResolveScoreReviewInput', {
      ...{ reviewId, outcome: 'UPHELD', note: 'The bank confirms it.' },
      ...input,
    });

  async function requested(caller: Caller, scoreId: string, reason?: string): Promise<Review> {
    const { review, userErrors } = await request(caller, scoreId, reason);
    if (!review) throw new Error(JSON.stringify(userErrors));
    return review;
  }

  async function list(caller: Caller, args = ''): Promise<readonly string[]> {
    const { data, errors } = await credit().ask(
      caller,
      `{ scoreReviews${args} { edges { node { id } } } }`,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const page = data?.['scoreReviews'] as { edges: { node: { id: string } }[] };
    return page.edges.map(({ node }) => node.id);
  }

  return { request, requested, resolve, list };
}

/** Codes and places of the user errors. */
export const codesOf = ({ userErrors }: Payload) =>
  userErrors.map(({ code, path }) => [code, path?.join('.') ?? null]);
