import { userCaller } from '@blockscore/caller';
import type { AnyEvent, EventData, EventType } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { describe, expect, test, vi } from 'vitest';
import { createRevocations } from './revocations.ts';
import type { Session } from './session.ts';

const userId = newId('user');
const sessionId = newId('session');
const partnerId = newId('partner');
const keyId = newId('apikey');
const user = (userVersion: number, of: Partial<Session> = {}): Session => ({
  caller: userCaller(userId, ['BORROWER'], undefined, sessionId),
  expiresAt: Date.now() + 600_000,
  since: Date.now(),
  userVersion,
  ...of,
});
const key = (since: number): Session => ({
  caller: { kind: 'PARTNER', id: keyId, roles: ['PARTNER'], scopes: ['partner:read'], partnerId },
  expiresAt: Date.now() + 600_000,
  since,
});
const logger = { error: vi.fn() };

function event<T extends EventType>(type: T, data: EventData[T], version = 1): AnyEvent {
  const occurredAt = new Date().toISOString();
  const aggregate = { type: 'user', id: userId, version };
  return { type, data, aggregate, occurredAt } as unknown as AnyEvent;
}
const roleChanged = (change: 'GRANTED' | 'REVOKED' | 'PROPOSED', version: number) =>
  event('identity.role.changed', { userId, role: 'ANALYST', change, roles: [] }, version);

describe('what was revoked', () => {
  test('an ended session, and no other of the same user', () => {
    const revocations = createRevocations(logger);
    revocations.apply(event('identity.session.ended', { userId, sessionId }, 99));
    expect(revocations.of(user(1))).toMatchObject({ comeAgain: false });
    const other = userCaller(userId, ['BORROWER'], undefined, newId('session'));
    expect(revocations.of(user(1, { caller: other }))).toBeUndefined();
  });

  test('a session that another one succeeded, whose person may come again with its token', () => {
    const revocations = createRevocations(logger);
    const onRevoked = vi.fn();
    revocations.watch(user(1), onRevoked);
    const succeededBy = newId('session');
    revocations.apply(event('identity.session.ended', { userId, sessionId, succeededBy }));
    expect(onRevoked).toHaveBeenCalledWith(expect.objectContaining({ comeAgain: true }));
    expect(revocations.of(user(1))?.fault.message).toContain('reauthenticate');
    const next = userCaller(userId, ['BORROWER'], undefined, succeededBy);
    expect(revocations.of(user(1, { caller: next }))).toBeUndefined();
  });

  test.each([
    ['a role that was taken away', roleChanged('REVOKED', 5)],
    ['a suspended user', event('identity.user.suspended', { userId }, 5)],
    ['a detached partner', event('identity.partner.detached', { userId, partnerId }, 5)],
  ])('%s: tokens of before, and not those of after', (_, revoking) => {
    const revocations = createRevocations(logger);
    revocations.apply(revoking);
    expect(revocations.of(user(4))?.fault.message).toContain('refresh');
    expect(revocations.of(user(4))?.comeAgain).toBe(true);
    expect(revocations.of(user(5))).toBeUndefined();
    // Events may be read twice, and an older one changes nothing.
    revocations.apply(roleChanged('REVOKED', 3));
    expect(revocations.of(user(4))).toBeDefined();
    const stranger = userCaller(newId('user'), []);
    expect(revocations.of(user(1, { caller: stranger }))).toBeUndefined();
  });

  test('a token without a version is older than every change', () => {
    const revocations = createRevocations(logger);
    const { userVersion: _, ...without } = user(1);
    expect(revocations.of(without)).toBeUndefined();
    revocations.apply(event('identity.user.suspended', { userId }));
    expect(revocations.of(without)).toBeDefined();
  });

  test('nothing where somebody gains something', () => {
    const revocations = createRevocations(logger);
    for (const change of ['GRANTED', 'PROPOSED'] as const) {
      revocations.apply(roleChanged(change, 9));
    }
    revocations.apply(event('identity.user.reinstated', { userId }, 9));
    revocations.apply(event('identity.partner.attached', { userId, partnerId }, 9));
    expect(revocations.of(user(1))).toBeUndefined();
    expect(revocations.size()).toBe(0);
  });

  test('a key, and what was granted through a suspended partner, up to that moment', () => {
    for (const revoking of [
      event('identity.api_key.revoked', { keyId, partnerId }),
      event('identity.partner.suspended', { partnerId }),
    ]) {
      const revocations = createRevocations(logger);
      const before = Date.now() - 1;
      expect(revocations.of(key(before))).toBeUndefined();
      revocations.apply(revoking);
      expect(revocations.of(key(before))).toBeDefined();
      expect(revocations.of(key(Date.now() + 1))).toBeUndefined();
    }
  });

  test('what a withdrawn key has signed, and not what others have', () => {
    const revocations = createRevocations(logger);
    const changed = (change: 'RETIRED' | 'REVOKED') =>
      revocations.apply(event('identity.signing_key.changed', { kid: 'k1', change }));
    changed('RETIRED');
    expect(revocations.of(user(1, { signingKey: 'k1' }))).toBeUndefined();
    changed('REVOKED');
    expect(revocations.of(user(1, { signingKey: 'k1' }))).toMatchObject({ comeAgain: true });
    expect(revocations.of(user(1, { signingKey: 'k2' }))).toBeUndefined();
  });

  test('the tokens of a suspended partner’s users, which they can refresh', () => {
    const revocations = createRevocations(logger);
    revocations.apply(event('identity.partner.suspended', { partnerId }));
    const caller = userCaller(userId, ['PARTNER'], partnerId, sessionId);
    expect(revocations.of(user(1, { caller, since: Date.now() - 5_000 }))).toMatchObject({
      comeAgain: true,
    });
    expect(revocations.of(user(1, { caller, since: Date.now() + 5_000 }))).toBeUndefined();
    expect(revocations.of(user(1))).toBeUndefined();
  });
});

describe('whoever watches', () => {
  test('is told once and at once, and not of others', () => {
    const revocations = createRevocations(logger);
    const [mine, other, left, partners] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
    revocations.watch(user(1), mine);
    revocations.watch(user(2, { caller: userCaller(userId, [], undefined, 's2') }), other);
    revocations.watch(user(1), left)();
    revocations.watch(key(Date.now() - 1), partners);
    revocations.apply(event('identity.session.ended', { userId, sessionId }));
    revocations.apply(event('identity.user.suspended', { userId }, 2));
    expect(mine).toHaveBeenCalledTimes(1);
    expect(mine.mock.calls[0]?.[0]).toMatchObject({ fault: { code: 'UNAUTHENTICATED' } });
    expect([other, left, partners].map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0]);
    revocations.apply(event('identity.partner.suspended', { partnerId }));
    expect(partners).toHaveBeenCalledTimes(1);
  });
});

test('what is remembered is bounded, and what is forgotten is said once', () => {
  const revocations = createRevocations(logger, 10);
  logger.error.mockClear();
  for (let n = 0; n < 50; n += 1) {
    revocations.apply(event('identity.session.ended', { userId, sessionId: newId('session') }));
  }
  expect(revocations.size()).toBe(10);
  expect(logger.error).toHaveBeenCalledTimes(1);
});
