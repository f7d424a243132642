import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, officer, person, startTestCredit, submitted } from './credit-subgraph.ts';
import { codesOf, type Payload, reviewsIn } from './score-reviews.ts';

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

const { request, requested, resolve, list } = reviewsIn(() => credit);

/** What the person's scores were calculated for, oldest first. */
async function causesOf({ id }: Caller) {
  const scores = await credit.sql`
    select cause from credit.credit_scores where user_id = ${id} order by id`;
  return scores.map(({ cause }) => cause);
}

describe('asking for a review', () => {
  test('is one’s right on one’s own score, and is kept in no readable form', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    const review = await requested(caller, score.id, '  Somebody else’s loan: Elderberry.  ');
    expect(review).toMatchObject({
      status: 'OPEN',
      reason: 'Somebody else’s loan: Elderberry.',
      note: null,
      score: { id: score.id },
      newScore: null,
    });
    const rows = await credit.sql`select * from credit.score_reviews where id = ${review.id}`;
    const events = await credit.events('credit.review.requested');
    expect(JSON.stringify([rows, events])).not.toContain('Elderberry');
    expect(events.at(-1)).toMatchObject({
      data: { userId: caller.id, reviewId: review.id, scoreId: score.id },
      audience: { subject: caller.id, scopes: ['scores:read'] },
    });
  });

  test('is refused for another’s score, an odd id, and text that is none', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    for (const other of [person(), officer]) {
      expect(codesOf(await request(other, score.id))).toEqual([['NOT_FOUND', 'input.scoreId']]);
    }
    expect(codesOf(await request(caller, 'x'))).toEqual([['NOT_FOUND', 'input.scoreId']]);
    for (const reason of ['', ' \n ', 'x'.repeat(2_001), 'null \u0000 byte']) {
      const refused = codesOf(await request(caller, score.id, reason));
      expect(refused).toEqual([['INPUT_INVALID', 'input.reason']]);
    }
    expect(await list(caller)).toEqual([]);
  });

  test('is bounded: one open of a score, also when asked at once, and five of a person', async () => {
    const caller = person();
    const first = await submitted(credit, caller);
    const answers = await Promise.all([1, 2, 3].map(() => request(caller, first.id)));
    expect(answers.filter(({ review }) => review !== null)).toHaveLength(1);
    expect(answers.flatMap(codesOf)).toEqual(Array(2).fill(['REVIEW_OPEN', 'input.scoreId']));
    for (let i = 0; i < 4; i++) {
      const score = await submitted(credit, caller, { openCreditLines: i });
      await requested(caller, score.id);
    }
    const sixth = await submitted(credit, caller);
    expect(codesOf(await request(caller, sixth.id))).toEqual([['LIMIT_REACHED', null]]);
  });

  test('ends after five reviews of the same score', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    for (let i = 0; i < 5; i++) {
      const { id } = await requested(caller, score.id);
      expect((await resolve(officer, id)).userErrors).toEqual([]);
    }
    expect(codesOf(await request(caller, score.id))).toEqual([['LIMIT_REACHED', 'input.scoreId']]);
  });
});

describe('resolving a review', () => {
  test('may leave the score as it is, with a note', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    const { id } = await requested(caller, score.id);
    const { review } = await resolve(officer, id);
    expect(review).toMatchObject({
      status: 'UPHELD',
      note: 'The bank confirms it.',
      newScore: null,
    });
    const resolved = (await credit.events('credit.review.resolved')).at(-1);
    expect(resolved?.data).toEqual({
      ...{ userId: caller.id, reviewId: id, scoreId: score.id, outcome: 'UPHELD' },
    });
    expect(resolved?.actor.id).toBe(officer.id);
  });

  test('or corrects what was wrong: another profile and score, and the old score stays', async () => {
    const caller = person();
    const score = await submitted(credit, caller, { timesLate30Days: 3 });
    const { id } = await requested(caller, score.id);
    const correction = { timesLate30Days: 0 };
    const { review, userErrors } = await resolve(officer, id, { outcome: 'CORRECTED', correction });
    expect(userErrors).toEqual([]);
    expect(review?.newScore?.profile).toEqual({
      ...{ openCreditLines: 6, timesLate30Days: 0, correctedBy: { id } },
    });
    expect(review?.newScore?.value).toBeGreaterThan(score.value);
    const stated = await credit.sql`
      select distinct submitted_at from credit.financial_profiles where user_id = ${caller.id}`;
    expect(stated).toHaveLength(1);
    const { data } = await credit.ask(
      caller,
      `query ($id: ID!) { creditScoreHistory(userId: $id) { edges { node {
        id value model { id version } reviews { id status } } } } creditScore(userId: $id) { id } }`,
      { id: caller.id },
    );
    const model = { id: 'application-v1', version: 1 };
    expect(data).toEqual({
      creditScore: { id: review?.newScore?.id },
      creditScoreHistory: {
        edges: [
          {
            node: { id: review?.newScore?.id, value: review?.newScore?.value, model, reviews: [] },
          },
          {
            node: {
              ...{ id: score.id, value: score.value, model },
              reviews: [{ id, status: 'CORRECTED' }],
            },
          },
        ],
      },
    });
    const events = (await credit.events()).filter(
      ({ type, data: told }) =>
        told['userId'] === caller.id && type !== 'credit.personal_data.read',
    );
    expect(events.slice(-3).map(({ type, data: told }) => [type, told['cause']])).toEqual([
      ['credit.profile.submitted', undefined],
      ['credit.score.calculated', 'REVIEW'],
      ['credit.review.resolved', undefined],
    ]);
    // Corrected finances are no newer than they were.
    const told = events.filter(({ type }) => type === 'credit.score.calculated');
    expect(told.at(-1)?.data['statedAt']).toBe(told[0]?.data['statedAt']);
  });

  test('leaves alone what the person stated since, which nobody has looked at', async () => {
    const caller = person();
    const score = await submitted(credit, caller, { timesLate30Days: 3 });
    const { id } = await requested(caller, score.id);
    await submitted(credit, caller, { monthlyIncome: { amount: '99000.00', currency: 'USD' } });
    const correction = { timesLate30Days: 0 };
    const refused = await resolve(officer, id, { outcome: 'CORRECTED', correction });
    expect(codesOf(refused)).toEqual([['PROFILE_SUPERSEDED', 'input.reviewId']]);
    expect(refused.userErrors[0]?.message).toContain('UPHELD');
    expect((await resolve(officer, id)).review?.status).toBe('UPHELD');
    expect(await causesOf(caller)).toEqual(['SUBMISSION', 'SUBMISSION']);
  });

  test('twice at once of the same finances loses no correction: the second is told of the first', async () => {
    const caller = person();
    const first = await submitted(credit, caller, { timesLate30Days: 3 });
    const { data } = await credit.ask(
      caller,
      `mutation { calculateCreditScore(input: { userId: "${caller.id}" }) { score { id } } }`,
    );
    const calculated = data?.['calculateCreditScore'] as { score: { id: string } } | undefined;
    const reviews = [
      await requested(caller, first.id),
      await requested(caller, calculated?.score.id ?? ''),
    ];
    const answers = await Promise.all(
      [{ timesLate30Days: 0 }, { openCreditLines: 9 }].map((correction, i) =>
        resolve(officer, reviews[i]?.id ?? '', { outcome: 'CORRECTED', correction }),
      ),
    );
    expect(answers.flatMap(codesOf)).toEqual([['PROFILE_SUPERSEDED', 'input.reviewId']]);
    expect(await causesOf(caller)).toEqual(['SUBMISSION', 'REQUEST', 'REVIEW']);
  });

  test('is refused where it says nothing, contradicts itself, or is wrong, and writes nothing', async () => {
    const caller = person();
    const { id } = await requested(caller, (await submitted(credit, caller)).id);
    const corrected = (correction: object | undefined) =>
      resolve(officer, id, { outcome: 'CORRECTED', correction });
    const cases: readonly [Promise<Payload>, string, string][] = [
      [resolve(officer, id, { note: ' ' }), 'INPUT_INVALID', 'input.note'],
      [resolve(officer, id, { correction: {} }), 'INPUT_INVALID', 'input.correction'],
      [corrected(undefined), 'INPUT_INVALID', 'input.correction'],
      [corrected({ timesLate30Days: 1 }), 'INPUT_INVALID', 'input.correction'],
      [corrected({ dependents: null }), 'INPUT_INVALID', 'input.correction'],
      [corrected({ revolvingUtilization: '0.350' }), 'INPUT_INVALID', 'input.correction'],
      [corrected({ openCreditLines: -1 }), 'INPUT_INVALID', 'input.correction.openCreditLines'],
      [
        corrected({ revolvingUtilization: '1e5' }),
        ...(['INPUT_INVALID', 'input.correction.revolvingUtilization'] as const),
      ],
      [resolve(officer, newId('review')), 'NOT_FOUND', 'input.reviewId'],
      [resolve(officer, 'x'), 'NOT_FOUND', 'input.reviewId'],
    ];
    for (const [answer, code, path] of cases) {
      expect(codesOf(await answer)).toEqual([[code, path]]);
    }
    const [row] = await credit.sql`
      select status, (select count(*)::int from credit.credit_scores s where s.user_id = r.user_id) as scores
      from credit.score_reviews r where id = ${id}`;
    expect(row).toEqual({ status: 'OPEN', scores: 1 });
  });

  test('is an officer’s, never about oneself, and once', async () => {
    const borrowing = userCaller(newId('user'), ['BORROWER', 'LOAN_OFFICER']);
    const score = await submitted(credit, borrowing);
    const { id } = await requested(borrowing, score.id);
    expect(codesOf(await resolve(borrowing, id))).toEqual([['OWN_REVIEW', 'input.reviewId']]);
    for (const other of [person(), analyst]) {
      await expect(resolve(other, id)).rejects.toThrow('FORBIDDEN');
    }
    const second = userCaller(newId('user'), ['LOAN_OFFICER']);
    const answers = await Promise.all([
      resolve(officer, id, { outcome: 'CORRECTED', correction: { openCreditLines: 7 } }),
      resolve(second, id, { outcome: 'CORRECTED', correction: { openCreditLines: 8 } }),
    ]);
    expect(answers.filter(({ review }) => review !== null)).toHaveLength(1);
    expect(answers.flatMap(codesOf)).toEqual([['REVIEW_RESOLVED', 'input.reviewId']]);
    expect(await causesOf(borrowing)).toEqual(['SUBMISSION', 'REVIEW']);
  });
});

describe('reviews', () => {
  test('are seen by their person and by officers, whose reading is on the audit trail', async () => {
    const caller = person();
    const { id } = await requested(caller, (await submitted(credit, caller)).id);
    const query = `query ($id: ID!) { scoreReview(id: $id) { id reason resolvedBy { id } } }`;
    for (const other of [person(), analyst]) {
      expect((await credit.ask(other, query, { id })).data).toEqual({ scoreReview: null });
    }
    const stranger = await credit.entities(
      person(),
      [{ __typename: 'ScoreReview', id }],
      '... on ScoreReview { reason }',
    );
    expect(stranger.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(JSON.stringify(stranger.data)).not.toContain('never late');
    const seen = await credit.ask(officer, query, { id });
    expect(seen.data).toEqual({
      scoreReview: { id, reason: 'I was never late.', resolvedBy: null },
    });
    const reads = (await credit.events('credit.personal_data.read')).filter(
      ({ data }) => data['userId'] === caller.id,
    );
    expect(reads.map(({ actor, data }) => [actor.id, data['fields']])).toEqual([
      [officer.id, ['scoreReview.reason']],
    ]);
  });

  test('are listed oldest first, by status, page by page', async () => {
    const caller = person();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      const score = await submitted(credit, caller, { openCreditLines: i });
      ids.push((await requested(caller, score.id)).id);
    }
    await resolve(officer, ids[1] ?? '');
    expect(await list(caller)).toEqual(ids);
    expect(await list(caller, '(filter: { status: OPEN })')).toEqual([ids[0], ids[2]]);
    expect(await list(caller, '(last: 2)')).toEqual(ids.slice(1));
    expect(await list(person(), `(filter: { userId: "${caller.id}" })`)).toEqual([]);
    const queue = await list(officer, '(filter: { status: OPEN }, first: 100)');
    expect(queue).toEqual([...queue].sort());
    expect(queue.filter((id) => ids.includes(id))).toEqual([ids[0], ids[2]]);
    const { data } = await credit.ask(
      officer,
      `{ scoreReviews(filter: { userId: "${caller.id}" }, first: 1) { pageInfo { endCursor hasNextPage } } }`,
    );
    const page = data?.['scoreReviews'] as { pageInfo: { endCursor: string } };
    expect(page.pageInfo).toMatchObject({ hasNextPage: true });
    const next = `(filter: { userId: "${caller.id}" }, first: 5, after: "${page.pageInfo.endCursor}")`;
    expect(await list(officer, next)).toEqual(ids.slice(1));
  });
});
