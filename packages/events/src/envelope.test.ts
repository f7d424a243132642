import { ANONYMOUS, type Caller, serviceCaller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, type EventType, STREAMS, streamOf } from './catalogue.ts';
import { type Audience, makeEvent, mayReceive, type NewEvent } from './envelope.ts';

const now = new Date('2026-11-22T08:00:00Z');
const userId = newId('user');

function registered(change: Partial<NewEvent<'identity.user.registered'>> = {}) {
  const event: NewEvent<'identity.user.registered'> = {
    type: 'identity.user.registered',
    aggregate: { type: 'User', id: userId, version: 1 },
    audience: { subject: userId, scopes: ['users:read'] },
    actor: userCaller(userId, ['BORROWER']),
    data: { userId },
  };
  return { ...event, ...change };
}

describe('an event', () => {
  test('gets an id, a time in UTC, its trace, and of its actor only kind and id', () => {
    const event = makeEvent(registered(), { now, traceId: 'a'.repeat(32) });
    expect(event).toEqual({
      id: expect.stringMatching(/^evt_/),
      type: 'identity.user.registered',
      aggregate: { type: 'User', id: userId, version: 1 },
      audience: { subject: userId, scopes: ['users:read'] },
      actor: { kind: 'USER', id: userId },
      occurredAt: '2026-11-22T08:00:00.000Z',
      traceId: 'a'.repeat(32),
      data: { userId },
    });
    expect(makeEvent(registered(), { now })).not.toHaveProperty('traceId');
  });

  test('carries nothing that its schema does not name, and says what is wrong without values', () => {
    const data = { userId, email: 'ada@example.com' };
    const make = () => makeEvent(registered({ data }), { now });
    expect(make).toThrow(/identity\.user\.registered breaks its schema \(data: .*email/);
    expect(make).not.toThrow(/ada@example/);
  });

  test.for<[string, Partial<NewEvent<'identity.user.registered'>>]>([
    ['data.userId', { data: { userId: newId('user').slice(0, -1) as `user_${string}` } }],
    ['data.userId', { data: { userId: newId('loan') as unknown as `user_${string}` } }],
    ['aggregate.id', { aggregate: { type: 'User', id: 'x'.repeat(101), version: 1 } }],
    ['aggregate.version', { aggregate: { type: 'User', id: userId, version: -1 } }],
    ['audience.scopes.0', { audience: { scopes: ['all' as 'users:read'] } }],
    ['actor.id', { actor: { kind: 'USER', id: '' } }],
  ])('names the field that is wrong: %s', ([path, change]) => {
    expect(() => makeEvent(registered(change), { now })).toThrow(`(${path}: `);
  });

  test('must be of a type in the catalogue', () => {
    const type = 'identity.user.invented' as 'identity.user.registered';
    expect(() => makeEvent(registered({ type }), { now })).toThrow(/add it to packages\/events/);
  });

  test('cannot carry a private key', () => {
    const publicKey = { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) } as const;
    const event = (key: typeof publicKey): NewEvent<'compliance.disclosure.requested'> => ({
      ...registered(),
      type: 'compliance.disclosure.requested',
      data: { requestId: 'req_1', userId, publicKey: key },
    });
    expect(makeEvent(event(publicKey), { now }).data.publicKey).toEqual(publicKey);
    const withPrivate = { ...publicKey, d: 'B'.repeat(43) };
    expect(() => makeEvent(event(withPrivate), { now })).toThrow(/data\.publicKey/);
  });

  test('belongs to the stream that its type begins with', () => {
    for (const type of Object.keys(CATALOGUE) as EventType[]) {
      expect(STREAMS).toContain(streamOf(type));
      expect(type).toMatch(/^[a-z]+\.[a-z_]+\.[a-z]+$/);
    }
  });
});

describe('who may be told', () => {
  const subject = newId('user');
  const partnerId = newId('partner');
  const audience: Audience = { subject, partner: partnerId, scopes: ['loans:read'] };

  const callers: [string, Caller, boolean][] = [
    ['the subject', userCaller(subject, ['BORROWER']), true],
    ['another borrower', userCaller(newId('user'), ['BORROWER']), false],
    ['an officer', userCaller(newId('user'), ['LOAN_OFFICER']), true],
    ['an analyst', userCaller(newId('user'), ['ANALYST']), false],
    ['the partner', userCaller(newId('user'), ['PARTNER'], partnerId), true],
    ['another partner', userCaller(newId('user'), ['PARTNER'], newId('partner')), false],
    ['a borrower of the partner', userCaller(newId('user'), ['BORROWER'], partnerId), false],
    ['a service', serviceCaller('lending'), false],
    ['a service with the name of the subject', serviceCaller(subject), false],
    ['nobody', ANONYMOUS, false],
  ];

  test.for(callers)('%s', ([, caller, may]) => {
    expect(mayReceive(audience, caller)).toBe(may);
  });

  test('an event without audience is for consumers only', () => {
    const admin = userCaller(newId('user'), ['ADMIN', 'LOAN_OFFICER', 'PARTNER'], partnerId);
    expect(mayReceive({ scopes: [] }, admin)).toBe(false);
    expect(mayReceive({ partner: partnerId, scopes: [] }, { ...admin, scopes: [] })).toBe(false);
  });
});
