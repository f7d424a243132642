import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Canonical, canonicalJson } from './canonical.ts';
import {
  type AuditLink,
  appendLink,
  appendLinks,
  type ChainEnd,
  FIRST_HASH,
  type NewEntry,
  type SaltedLink,
  type Sha256,
  startOf,
  verifyHead,
  verifyLink,
} from './chain.ts';
import { detailsOf, subjectOf } from './describe-event.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Three entries on one day and two on the next. */
function chain(stream = 'lending'): SaltedLink[] {
  const days = ['2026-11-21', '2026-11-21', '2026-11-21', '2026-11-22', '2026-11-22'];
  const links: SaltedLink[] = [];
  let previousHash = FIRST_HASH;
  days.forEach((day, index) => {
    const facts = {
      id: `aud_${index}`,
      day,
      position: index < 3 ? index + 1 : index - 2,
      stream,
      sequence: index + 1,
      eventId: `evt_${index}`,
      type: 'lending.status.changed',
      subject: 'user_1',
      open: true,
      actorKind: 'USER',
      actorId: 'user_1',
      occurredAt: `${day}T10:00:00.000Z`,
      recordedAt: `${day}T10:00:01.000Z`,
    } as const;
    const salt = `salt ${index}`;
    const link = appendLink(facts, { to: 'ACTIVE', step: index }, salt, previousHash, sha256);
    previousHash = link.hash;
    links.push({ link, salt });
  });
  return links;
}

function firstBreak(links: readonly SaltedLink[], erased?: ReadonlySet<string>) {
  let state = startOf(undefined);
  for (const salted of links) {
    const step = verifyLink(state, salted, sha256, erased);
    if ('broken' in step) return step.broken;
    state = step.state;
  }
  return undefined;
}

const altered = (at: number, change: Partial<AuditLink>) =>
  chain().map((salted, index) =>
    index === at ? { ...salted, link: { ...salted.link, ...change } } : salted,
  );

describe('the chain', () => {
  test('holds as it was written, and without salts of what identity said of who was erased', () => {
    const withoutSalts = (stream?: string) =>
      chain(stream).map(({ link }) => ({ link, salt: null }));
    expect(firstBreak(chain())).toBeUndefined();
    const erased = new Set(['user_1']);
    expect(firstBreak(withoutSalts('identity'), erased)).toBeUndefined();
    const missing = { id: 'aud_0', position: 1, reason: 'SALT_MISSING' };
    expect(firstBreak(withoutSalts('lending'), erased)).toMatchObject(missing);
    expect(firstBreak(withoutSalts('identity'), new Set(['user_2']))).toMatchObject(missing);
  });

  test('holds from any day on, given the hash before it', () => {
    const links = chain();
    const state = startOf(links[2]?.link.hash);
    const first = links[3];
    expect(first && 'state' in verifyLink(state, first, sha256)).toBe(true);
  });

  test.each([
    ['its actor', { actorId: 'user_2' }, 'ALTERED'],
    ['its time', { occurredAt: '2026-11-21T09:00:00.000Z' }, 'ALTERED'],
    ['whom it is about', { subject: null }, 'ALTERED'],
    ['its hash', { hash: FIRST_HASH }, 'ALTERED'],
    ['its details', { details: { to: 'PAID_OFF', step: 1 } }, 'DETAILS_ALTERED'],
    ['its commitment', { commitment: FIRST_HASH }, 'DETAILS_ALTERED'],
  ])('breaks where %s was altered', (_, change, reason) => {
    expect(firstBreak(altered(1, change))).toMatchObject({ id: 'aud_1', position: 2, reason });
  });

  test('breaks where an entry was rewritten with a hash of its own', () => {
    const links = chain();
    const [first, second] = links;
    if (!first || !second) throw new Error('No links.');
    const { details, ...facts } = { ...second.link, actorId: 'user_2' };
    const forged = appendLink(facts, details, second.salt ?? '', first.link.hash, sha256);
    links[1] = { ...second, link: forged };
    expect(firstBreak(links)).toMatchObject({ id: 'aud_2', reason: 'OUT_OF_ORDER' });
  });

  test('names the entry that is missing or out of order', () => {
    const links = chain();
    expect(firstBreak(links.toSpliced(1, 1))).toEqual({
      id: null,
      day: '2026-11-21',
      position: 2,
      reason: 'MISSING',
    });
    expect(firstBreak(links.toSpliced(3, 1))).toMatchObject({ day: '2026-11-22', position: 1 });
    expect(firstBreak([links[0], links[0]].flatMap((link) => link ?? []))).toMatchObject({
      reason: 'OUT_OF_ORDER',
    });
  });

  test('knows where a day ends', () => {
    const head = { day: '2026-11-21', count: 3, hash: 'c' };
    expect(verifyHead(head, { position: 3, hash: 'c' })).toBeUndefined();
    expect(verifyHead(head, { position: 2, hash: 'b' })).toMatchObject({
      position: 3,
      reason: 'MISSING',
    });
    expect(verifyHead(head, undefined)).toMatchObject({ position: 1, reason: 'MISSING' });
    expect(verifyHead(head, { position: 3, hash: 'x' })).toMatchObject({ reason: 'OUT_OF_ORDER' });
  });
});

describe('entries that come together', () => {
  const entry = fc.record({ day: fc.nat(2), step: fc.nat(), together: fc.boolean() });

  /** What appends them in batches, the chain going on where its end was kept. */
  function written(batches: readonly (readonly [day: string, entries: readonly NewEntry[]])[]) {
    const links: SaltedLink[] = [];
    let end: ChainEnd = { day: '', count: 0, previousHash: FIRST_HASH };
    for (const [day, entries] of batches) {
      const from = { ...end, day, count: day === end.day ? end.count : 0 };
      const appended = appendLinks(from, entries, sha256);
      links.push(...appended);
      const previousHash = appended.at(-1)?.link.hash ?? end.previousHash;
      end = { day, count: from.count + appended.length, previousHash };
    }
    return links;
  }

  test('make the chain that they make one by one, however they are cut into batches', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (drawn) => {
        const days = drawn.map(({ day }) => `2026-11-2${day}`).sort();
        const one = drawn.map(({ step }, index) => {
          const recordedAt = `${days[index]}T10:00:00.000Z`;
          const ids = { id: `aud_${index}`, eventId: `evt_${index}`, sequence: index + 1 };
          const of = { stream: 'lending', type: 'lending.status.changed', subject: null };
          const actor = { open: false, actorKind: 'SERVICE', actorId: 'lending' } as const;
          const facts = { ...ids, ...of, ...actor, occurredAt: recordedAt, recordedAt };
          return [
            days[index] ?? '',
            [{ facts, details: { step }, salt: `salt ${index}` }],
          ] as const;
        });
        const batches: [string, NewEntry[]][] = [];
        one.forEach(([day, entries], index) => {
          const last = batches.at(-1);
          if (drawn[index]?.together && last?.[0] === day) last[1].push(...entries);
          else batches.push([day, [...entries]]);
        });
        const links = written(batches);
        expect(links).toEqual(written(one));
        expect(links).toHaveLength(drawn.length);
        expect(firstBreak(links)).toBeUndefined();
      }),
    );
  });
});

describe('canonical JSON', () => {
  const json = fc.letrec<{ value: Canonical }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.string(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;

  test('is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  test('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null] })).toBe('{"a":[true,null],"b":1}');
    expect(canonicalJson({ a: [true, null], b: 1 })).toBe('{"a":[true,null],"b":1}');
  });

  test('refuses numbers that have no single spelling', () => {
    expect(() => canonicalJson(0.1)).toThrow(RangeError);
  });
});

test('details leave out what is sealed, and keep odd numbers as text', () => {
  const data = {
    userId: 'user_1',
    sealed: 'x',
    publicKey: { x: 'y' },
    rate: 0.5,
    lines: [{ n: 1 }],
  };
  expect(detailsOf(data)).toEqual({ userId: 'user_1', rate: '0.5', lines: [{ n: 1 }] });
});

test('details leave out where somebody has an account', () => {
  const told = { paymentId: 'pay_1', userId: 'user_1', counterparty: 'OWN', amountMinor: '10000' };
  expect(detailsOf({ ...told, country: 'DE' })).toEqual(told);
});

test('questions and answers sealed to keys are kept without either, and indices as text', () => {
  const asked = { requestId: 'req_1', userId: 'user_1', publicKey: { kty: 'OKP' } };
  expect(detailsOf(asked)).toEqual({ requestId: 'req_1', userId: 'user_1' });
  expect(detailsOf({ requestId: 'req_1', userId: 'user_1', sealed: 'ey…' })).toEqual({
    requestId: 'req_1',
    userId: 'user_1',
  });
  const alert = {
    modelId: 'm',
    week: '2026-11-16',
    measure: 'SCORE',
    level: 'WATCH',
    index: 0.1234,
  };
  expect(detailsOf(alert)).toEqual({ ...alert, index: '0.1234' });
  expect(subjectOf(alert, undefined)).toBeNull();
});

test('an event is about the user that it names, or its audience’s subject', () => {
  expect(subjectOf({ userId: 'user_1' }, 'user_2')).toBe('user_1');
  expect(subjectOf({ loanId: 'loan_1' }, 'user_2')).toBe('user_2');
  expect(subjectOf({}, undefined)).toBeNull();
});
