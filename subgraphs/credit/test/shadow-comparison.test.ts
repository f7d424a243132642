import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, officer, startTestCredit } from './credit-subgraph.ts';
import { invent, openWatching, type Watching } from './watched-scores.ts';

/** A Sunday. */
const NOW = new Date('2026-03-15T12:00:00Z');
const CHAMPION = 'application-v1';
const CHALLENGER = 'application-trees-v1';

let credit: TestSubgraph;
let watching: Watching;
beforeAll(async () => {
  credit = await startTestCredit({ clock: () => NOW });
  watching = await openWatching(credit, NOW.toISOString());
});
afterAll(async () => {
  await watching?.close();
  await credit?.close();
  await credit?.drop();
});

const QUERY = `query ($from: LocalDate!, $to: LocalDate!, $championId: ID!, $challengerId: ID!) {
  shadowComparison(from: $from, to: $to, championId: $championId, challengerId: $challengerId) {
    from to champion { id } challenger { id } count meanDifference correlation swappedShare
    approvedOnlyByChallengerShare refusedOnlyByChallengerShare } }`;

async function compare(
  from: string,
  to: string,
  challengerId = CHALLENGER,
  caller: typeof analyst = analyst,
) {
  const answer = await credit.ask(caller, QUERY, { from, to, championId: CHAMPION, challengerId });
  return {
    told: answer.data?.['shadowComparison'],
    code: answer.errors?.[0]?.extensions?.code,
    message: answer.errors?.[0]?.message,
  };
}

/** Scores of so many people on a day, which the challenger has seven points lower. */
async function score(day: string, people: number): Promise<number> {
  const cutOff = watching.ports.models.find(CHALLENGER)?.cutOff ?? 0;
  const values = Array.from({ length: people }, (_, i) => cutOff - 10 + 2 * i);
  await invent(
    watching,
    values.map((value) => ({
      at: new Date(`${day}T10:00:00Z`),
      value,
      shadows: [{ modelId: CHALLENGER, value: value - 7, probabilityOfDefault: '0.050000' }],
    })),
  );
  return values.filter((value) => value >= watching.card.cutOff && value - 7 < cutOff).length;
}

describe('comparing a challenger with its champion', () => {
  test('tells aggregates of whole weeks that are over, of twenty people or more each', async () => {
    const swapped = await score('2026-02-25', 20);
    expect(swapped).toBeGreaterThan(0);
    const { told, message } = await compare('2026-02-27', '2026-02-27');
    expect(message).toBeUndefined();
    expect(told).toMatchObject({
      ...{ from: '2026-02-23', to: '2026-03-01' },
      ...{ champion: { id: CHAMPION }, challenger: { id: CHALLENGER } },
      ...{ count: 20, meanDifference: -7, correlation: expect.closeTo(1, 6) },
      swappedShare: swapped / 20,
      approvedOnlyByChallengerShare: 0,
      refusedOnlyByChallengerShare: swapped / 20,
    });
    // A week of a few, and one that still runs: the difference would tell of those.
    await score('2026-03-04', 3);
    await score('2026-03-10', 30);
    const more = await compare('2026-02-27', '2026-03-31');
    expect(more.told).toEqual({ ...Object(told), to: '2026-03-08' });
    expect((await compare('2026-03-03', '2026-03-04')).told).toMatchObject({
      ...{ count: null, meanDifference: null, correlation: null, swappedShare: null },
    });
    expect((await compare('2026-03-09', '2026-03-15')).message).toContain(
      'the week of 2026-03-09 is not over',
    );
  });

  test('is null for unknown models, refused for impossible days and to others', async () => {
    const days = ['2026-02-27', '2026-02-27'] as const;
    expect(await compare(...days, 'application-v9')).toMatchObject({ told: null, code: undefined });
    expect((await compare('2026-02-27', '2020-01-01')).code).toBe('BAD_USER_INPUT');
    expect((await compare('2026-02-27', '2099-01-01')).code).toBe('BAD_USER_INPUT');
    expect((await compare(...days, CHALLENGER, officer)).code).toBe('FORBIDDEN');
  });
});
