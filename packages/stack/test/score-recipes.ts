import { eventually, graphqlData, type TestStack } from '@blockscore/testkit';
import { expect } from 'vitest';
import { run, type Session, signInDemo } from './journey.ts';

interface Score {
  readonly id: string;
  readonly value: number;
  readonly model: { readonly id: string };
  readonly user: { readonly firstName: string };
}
interface Review {
  readonly id: string;
  readonly status: string;
  readonly newScore: { readonly id: string; readonly value: number } | null;
}
type Page<Node> = { readonly edges: readonly { readonly node: Node }[] };

/** Does what docs/scores.md tells a person and an officer to do, in its order. */
export async function tellScores(
  stack: TestStack,
  { accessToken: token, user }: Session,
  officer: Session,
): Promise<void> {
  const variables = { userId: user.id };
  const { creditScore: score } = await run<{ creditScore: Score }>(
    stack,
    'MyScore',
    token,
    variables,
  );
  expect(score.user.firstName).toBe('Grace');

  const { simulateScore } = await run<{
    simulateScore: { simulation: { current: { value: number }; difference: number } };
  }>(stack, 'WhatIf', token);
  expect(simulateScore.simulation.current.value).toBe(score.value);
  expect(simulateScore.simulation.difference).toBeGreaterThanOrEqual(0);

  await run(stack, 'RequestScoreReview', token, { scoreId: score.id });
  const { scoreReviews: queue } = await run<{
    scoreReviews: Page<{ id: string; user: { id: string } }>;
  }>(stack, 'ScoreReviewQueue', officer.accessToken);
  const waiting = queue.edges.find(({ node }) => node.user.id === user.id);
  const { resolveScoreReview } = await run<{ resolveScoreReview: { review: Review } }>(
    stack,
    'ResolveScoreReview',
    officer.accessToken,
    { reviewId: waiting?.node.id },
  );
  const { newScore } = resolveScoreReview.review;

  const mine = await run<{ scoreReviews: Page<Review> }>(stack, 'MyScoreReviews', token);
  expect(mine.scoreReviews.edges[0]?.node).toMatchObject({ status: 'CORRECTED' });
  const { creditScoreHistory } = await run<{ creditScoreHistory: Page<Score> }>(
    stack,
    'ScoreHistory',
    token,
    variables,
  );
  const history = creditScoreHistory.edges.map(({ node }) => node);
  expect(history.slice(0, 2).map(({ id }) => id)).toEqual([newScore?.id, score.id]);
  expect(new Set(history.map(({ model }) => model.id))).toEqual(new Set([score.model.id]));
  await run(stack, 'ScoreAttestation', token, variables);
  await seesOwnReviews(stack, { accessToken: token, user });
}

/** The audit trail shows a person what was asked and answered about their score. */
async function seesOwnReviews(
  { graphqlUrl }: TestStack,
  { accessToken: token, user }: Pick<Session, 'accessToken' | 'user'>,
): Promise<void> {
  const query = `query ($userId: ID!) { auditTrail(userId: $userId, first: 100) {
    edges { node { type } } } }`;
  const told = await eventually(async () => {
    const { auditTrail } = await graphqlData<{ auditTrail: Page<{ type: string }> }>(graphqlUrl, {
      ...{ query, variables: { userId: user.id }, token },
    });
    const types = auditTrail.edges.map(({ node }) => node.type);
    return types.includes('credit.review.resolved') ? types : undefined;
  });
  expect(told).toContain('credit.review.requested');
}

/** Looks at all that docs/scores.md shows an analyst of how models fare. */
export async function tellWatching(stack: TestStack): Promise<void> {
  const { accessToken: token } = await signInDemo(stack, 'analyst');
  await run(stack, 'ScoreRefreshes', token);
  await run(stack, 'ScoreDrift', token);
  const { scoreCalibration } = await run<{ scoreCalibration: { horizonMonths: number } }>(
    stack,
    'ScoreCalibration',
    token,
  );
  expect(scoreCalibration.horizonMonths).toBe(24);
  const { scoreFairness } = await run<{ scoreFairness: { to: string; groups: unknown[] }[] }>(
    stack,
    'ScoreFairness',
    token,
  );
  expect(scoreFairness[0]?.to).toBe('2026-03-31');
  expect(scoreFairness[0]?.groups).toHaveLength(2);
}
