import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionSteps, stoppedClock } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIREFOX = {
  agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  address: '203.0.113.7',
};
const ENDED = ['SESSION_ENDED'];

const { clock, advance } = stoppedClock();
let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({ clock, passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

interface Listed {
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function list(caller: Caller, args = '', fields = 'id'): Promise<Listed> {
  const answer = await identity.ask(
    caller,
    `{ me { sessions${args} { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } } }`,
  );
  expect(answer.errors).toBeUndefined();
  const me = answer.data?.['me'] as { sessions: Listed } | undefined;
  return me?.sessions ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
}

const idsOf = ({ edges }: Listed) => edges.map(({ node }) => node['id']);

describe('the list of sessions', () => {
  test('tells the device in words, where and when it was used, how, and which one asks', async () => {
    const { input, userId } = await identity.register();
    const start = clock();
    const first = await steps.login(input.email, { client: FIREFOX });
    advance(5 * MINUTE);
    const second = await steps.login(input.email);
    advance(MINUTE);
    await steps.refreshed(first.refreshToken);
    const fields = 'id device address createdAt lastUsedAt expiresAt endedAt methods current';
    const { edges } = await list(first.caller, '', fields);
    expect(edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({ id: second.sessionId, device: 'Unknown device', current: false }),
      {
        id: first.sessionId,
        device: 'Firefox on Linux',
        address: FIREFOX.address,
        createdAt: start.toISOString(),
        lastUsedAt: clock().toISOString(),
        expiresAt: new Date(start.getTime() + 90 * DAY).toISOString(),
        endedAt: null,
        methods: ['PASSWORD'],
        current: true,
      },
    ]);
    const stored = await identity.sql`select * from identity.sessions where user_id = ${userId}`;
    expect(JSON.stringify(stored)).not.toMatch(/Firefox|203\.0\.113\.7/);
  });

  test('leaves out what has ended or was idle for too long, and gives pages', async () => {
    const { input } = await identity.register();
    const idle = await steps.login(input.email);
    advance(13 * DAY);
    const [a, b, c] = [
      await steps.login(input.email),
      await steps.login(input.email),
      await steps.login(input.email),
    ];
    expect(idsOf(await list(c.caller))).toContain(idle.sessionId);
    advance(DAY);
    const first = await list(c.caller, '(first: 2)');
    expect(idsOf(first)).toEqual([c.sessionId, b.sessionId]);
    const rest = await list(c.caller, `(first: 2, after: "${first.pageInfo.endCursor}")`);
    expect(idsOf(rest)).toEqual([a.sessionId]);
    await steps.change(b.caller, 'logout', '');
    expect(idsOf(await list(c.caller))).toEqual([c.sessionId, a.sessionId]);
  });

  test('is shown to administrators, of which the audit trail hears, and to nobody else', async () => {
    const { input, userId } = await identity.register();
    const { sessionId } = await steps.login(input.email);
    const read = async (caller: Caller) => {
      const selection = '... on User { sessions { edges { node { id } } } }';
      const answer = await identity.entities(
        caller,
        [{ __typename: 'User', id: userId }],
        selection,
      );
      const users = answer.data?.['_entities'] as { sessions: Listed | null }[] | undefined;
      return users?.[0]?.sessions ?? null;
    };
    for (const role of ['BORROWER', 'LOAN_OFFICER', 'COMPLIANCE_OFFICER', 'ANALYST'] as const) {
      expect(await read(userCaller(newId('user'), [role]))).toBeNull();
    }
    const admin = userCaller(newId('user'), ['ADMIN']);
    expect(await read(admin)).toEqual({ edges: [{ node: { id: sessionId } }] });
    const reads = await identity.events('identity.personal_data.read');
    expect(reads).toEqual([
      expect.objectContaining({
        actor: { kind: 'USER', id: admin.id },
        data: { userId, fields: ['sessions'] },
      }),
    ]);
  });
});

describe('ending sessions', () => {
  test('one of one’s own ends at once and the gateway is told; no other is touched', async () => {
    const { input, userId } = await identity.register();
    const lost = await steps.login(input.email);
    const own = await steps.login(input.email);
    const revoke = () =>
      steps.change(own.caller, 'revokeSession', 'session { id endedAt current }', {
        id: lost.sessionId,
      });
    const session = { id: lost.sessionId, endedAt: clock().toISOString(), current: false };
    for (const _ of [1, 2]) expect(await revoke()).toEqual({ session, userErrors: [] });
    expect(await steps.refresh(lost.refreshToken)).toEqual(ENDED);
    expect(await steps.ended(userId)).toEqual([lost.sessionId]);
    await steps.refreshed(own.refreshToken);
  });

  test('nobody ends another person’s, and what is no session is not found', async () => {
    const victim = await identity.register();
    const theirs = await steps.login(victim.input.email);
    const { input } = await identity.register();
    const own = await steps.login(input.email);
    for (const id of [theirs.sessionId, newId('session'), newId('user'), 'rubbish']) {
      const { userErrors } = await steps.change(own.caller, 'revokeSession', '', { id });
      expect(userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }]);
    }
    const { userErrors } = await steps.change(own.caller, 'logout', '', {
      refreshToken: theirs.refreshToken,
    });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await steps.refreshed(theirs.refreshToken);
  });

  test('any refresh token that the session has had is good for signing out', async () => {
    const { input, userId } = await identity.register();
    const first = await steps.login(input.email);
    let token = first.refreshToken;
    for (const _ of [1, 2]) {
      advance(MINUTE);
      token = (await steps.refreshed(token)).refreshToken;
    }
    const { userErrors } = await steps.change(userCaller(userId, []), 'logout', '', {
      refreshToken: first.refreshToken,
    });
    expect(userErrors).toEqual([]);
    expect(await steps.refresh(token)).toEqual(ENDED);
  });

  test('all others end, and this one stays', async () => {
    const { input, userId } = await identity.register();
    const others = [await steps.login(input.email), await steps.login(input.email)];
    const own = await steps.login(input.email);
    const answer = await steps.change(own.caller, 'revokeOtherSessions', 'ended');
    expect(answer).toEqual({ ended: 2, userErrors: [] });
    for (const other of others) expect(await steps.refresh(other.refreshToken)).toEqual(ENDED);
    await steps.refreshed(own.refreshToken);
    const ended = others.map(({ sessionId }) => sessionId).sort();
    expect([...(await steps.ended(userId))].sort()).toEqual(ended);
  });

  test('it asks for a sign-in of the last ten minutes, and not for ending one’s own', async () => {
    const { input } = await identity.register();
    const other = await steps.login(input.email);
    const own = await steps.login(input.email);
    advance(10 * MINUTE + 1);
    const id = other.sessionId;
    const stale = [{ code: 'REAUTHENTICATION_REQUIRED', path: null }];
    expect((await steps.change(own.caller, 'revokeSession', '', { id })).userErrors).toEqual(stale);
    expect((await steps.change(own.caller, 'revokeOtherSessions', '')).userErrors).toEqual(stale);
    expect((await steps.change(own.caller, 'logout', '')).userErrors).toEqual([]);
    expect(await steps.refresh(own.refreshToken)).toEqual(ENDED);
    expect((await steps.change(own.caller, 'logout', '')).userErrors).toEqual([]);
    const unknown = userCaller(own.caller.id, []);
    const { userErrors } = await steps.change(unknown, 'logout', '');
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('an administrator ends all of somebody’s, and only an administrator', async () => {
    const { input, userId } = await identity.register();
    const sessions = [await steps.login(input.email), await steps.login(input.email)];
    const admin = userCaller(newId('user'), ['ADMIN']);
    const end = (id: string) =>
      steps.change(admin, 'endUserSessions', 'user { id } ended', { userId: id });
    expect(await end(userId)).toEqual({ user: { id: userId }, ended: 2, userErrors: [] });
    expect(await end(userId)).toMatchObject({ ended: 0, userErrors: [] });
    for (const { refreshToken } of sessions)
      expect(await steps.refresh(refreshToken)).toEqual(ENDED);
    expect(await steps.ended(userId)).toHaveLength(2);
    const events = await identity.events('identity.session.ended');
    expect(events.at(-1)).toMatchObject({ actor: { kind: 'USER', id: admin.id } });
    for (const id of [newId('user'), 'rubbish']) {
      expect(await end(id)).toMatchObject({ user: null, userErrors: [{ code: 'NOT_FOUND' }] });
    }
    const officer = userCaller(newId('user'), ['COMPLIANCE_OFFICER', 'LOAN_OFFICER']);
    const refused = steps.change(officer, 'endUserSessions', '', { userId });
    await expect(refused).rejects.toThrow('FORBIDDEN');
  });

  test('who signs in to more than fifty ends the oldest', async () => {
    const { input, userId } = await identity.register();
    const oldest = await steps.login(input.email);
    const second = await steps.login(input.email, { deviceToken: oldest.deviceToken });
    const others = Array.from({ length: 48 }, () => ({
      id: newId('session'),
      user_id: userId,
      created_at: clock(),
      authenticated_at: clock(),
      last_used_at: clock(),
      expires_at: new Date(clock().getTime() + DAY),
      methods: ['PASSWORD'],
    }));
    await identity.sql`insert into identity.sessions ${identity.sql(others)}`;
    expect(await steps.ended(userId)).toEqual([]);
    await steps.login(input.email, { deviceToken: oldest.deviceToken });
    expect(await steps.ended(userId)).toEqual([oldest.sessionId]);
    expect(await steps.refresh(oldest.refreshToken)).toEqual(ENDED);
    await steps.refreshed(second.refreshToken);
  });
});
