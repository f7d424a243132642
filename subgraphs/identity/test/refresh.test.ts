import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RefreshModel } from './refresh-model.ts';
import { sessionSteps, stoppedClock } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const LIMITS = { idleMs: 2 * DAY, absoluteMs: 5 * DAY };

const { clock, advance } = stoppedClock();
let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({
    clock,
    passwords: QUICK_PASSWORDS,
    environment: {
      SESSION_IDLE_DAYS: '2',
      SESSION_ABSOLUTE_DAYS: '5',
      STAFF_SESSION_IDLE_HOURS: '1',
      STAFF_SESSION_HOURS: '3',
    },
  });
  steps = sessionSteps(identity);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const ENDED = ['SESSION_ENDED'];

/** Somebody who refreshes, and some of whose answers get lost. */
class Client {
  /** All tokens of the session, as they were given. */
  readonly #chain: string[];
  /** The places of those that arrived, the latest first. */
  readonly #held = [0];

  constructor(first: string) {
    this.#chain = [first];
  }

  /** Presents one of the tokens that arrived, and expects what the model does. */
  async refresh(model: RefreshModel, recent: number, lost: boolean): Promise<void> {
    const place = this.#held[recent];
    if (place === undefined) return;
    const answer = await steps.refresh(this.#chain[place] ?? '');
    const given = Array.isArray(answer) ? answer : answer.refreshToken;
    if (!model.refresh(place, clock().getTime())) {
      expect(given).toEqual(ENDED);
      return;
    }
    const next = place + 1;
    if (next < this.#chain.length) expect(given).toBe(this.#chain[next]);
    else expect(this.#chain).not.toContain(given);
    this.#chain[next] = String(given);
    if (!lost && !this.#held.includes(next)) this.#held.unshift(next);
  }
}

describe('refreshing', () => {
  test('a hundred at once give one family and one successor, and sign nobody out until the grace is over', async () => {
    const { input, userId } = await identity.register();
    const first = await steps.login(input.email);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => steps.refreshed(first.refreshToken)),
    );
    const [successor = '', ...others] = new Set(answers.map(({ refreshToken }) => refreshToken));
    expect(others).toEqual([]);
    expect(successor).not.toBe(first.refreshToken);
    expect(new Set(answers.map(({ sessionId }) => sessionId))).toEqual(new Set([first.sessionId]));
    const stored = await identity.sql`
      select rotated_at from identity.refresh_tokens where session_id = ${first.sessionId}`;
    expect(stored).toHaveLength(2);
    expect(await steps.ended(userId)).toEqual([]);

    advance(10 * SECOND);
    expect((await steps.refreshed(first.refreshToken)).refreshToken).toBe(successor);
    const next = await steps.refreshed(successor);
    advance(1);
    const replays = await Promise.all(
      Array.from({ length: 20 }, () => steps.refresh(first.refreshToken)),
    );
    for (const replay of replays) expect(replay).toEqual(ENDED);
    expect(await steps.refresh(next.refreshToken)).toEqual(ENDED);
    expect(await steps.ended(userId)).toEqual([first.sessionId]);
  });

  test('does as a plain model of it says, however people refresh, repeat, lose answers and wait', async () => {
    const { input } = await identity.register();
    const step = fc.oneof(
      fc.record({ token: fc.nat({ max: 3 }), lost: fc.boolean() }),
      fc.record({
        wait: fc.constantFrom(1, 9 * SECOND, 10 * SECOND, 11 * SECOND, HOUR, DAY, 2 * DAY),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (sequence) => {
        const { refreshToken } = await steps.login(input.email);
        const model = new RefreshModel(LIMITS, clock().getTime());
        const client = new Client(refreshToken);
        for (const action of sequence) {
          if ('wait' in action) advance(action.wait);
          else await client.refresh(model, action.token, action.lost);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a session ends when it was idle for too long, and at its absolute end however it is used', async () => {
    const { input } = await identity.register();
    const idle = await steps.login(input.email);
    const used = await steps.login(input.email);
    let token = used.refreshToken;
    for (const _ of [1, 2]) {
      advance(2 * DAY - 1);
      token = (await steps.refreshed(token)).refreshToken;
    }
    expect(await steps.refresh(idle.refreshToken)).toEqual(ENDED);
    advance(DAY - 1);
    token = (await steps.refreshed(token)).refreshToken;
    advance(3);
    expect(await steps.refresh(token)).toEqual(ENDED);
  });

  test('staff have limits of their own, also who became staff after the sign-in', async () => {
    const { input, userId } = await identity.register();
    const before = await steps.login(input.email);
    advance(4 * HOUR);
    const token = (await steps.refreshed(before.refreshToken)).refreshToken;
    await steps.give(userId, 'ANALYST');
    expect(await steps.refresh(token)).toEqual(ENDED);

    const idle = await steps.login(input.email);
    let busy = (await steps.login(input.email)).refreshToken;
    for (const _ of [1, 2, 3]) {
      advance(HOUR - 1);
      busy = (await steps.refreshed(busy)).refreshToken;
    }
    expect(await steps.refresh(idle.refreshToken)).toEqual(ENDED);
    advance(3);
    expect(await steps.refresh(busy)).toEqual(ENDED);
  });

  test('tokens that were rotated need not be kept to be known, and the last use is written down', async () => {
    const { input, userId } = await identity.register();
    const { sessionId, refreshToken } = await steps.login(input.email);
    let token = refreshToken;
    for (const _ of [1, 2, 3]) {
      advance(DAY);
      token = (await steps.refreshed(token)).refreshToken;
    }
    const [row] = await identity.sql`
      select s.last_used_at, count(*)::int as tokens
      from identity.sessions s join identity.refresh_tokens t on t.session_id = s.id
      where s.id = ${sessionId} group by s.id`;
    expect(row).toEqual({ last_used_at: clock(), tokens: 2 });
    expect(await steps.refresh(refreshToken)).toEqual(ENDED);
    expect(await steps.ended(userId)).toEqual([sessionId]);
    expect(await steps.refresh(token)).toEqual(ENDED);
  });

  test('what is no token of ours ends in signing in again, and no session', async () => {
    const { input } = await identity.register();
    const { refreshToken, sessionId } = await steps.login(input.email);
    const forged = `${'A'.repeat(43)}.${sessionId}.${'A'.repeat(43)}`;
    const altered = refreshToken.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const token of [
      forged,
      altered,
      `${refreshToken}.`,
      '',
      'x'.repeat(5_000),
      'A'.repeat(43),
      "'; drop table sessions; --",
    ]) {
      expect(await steps.refresh(token)).toEqual(ENDED);
    }
    await steps.refreshed(refreshToken);
  });
});
