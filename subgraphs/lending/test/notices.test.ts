import { readFileSync } from 'node:fs';
import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { issueNotice } from '../src/app/issue-notice.ts';
import { remindBorrowers } from '../src/app/remind-borrowers.ts';
import { NOTICE_KINDS } from '../src/domain/notice.ts';
import { applied, decided } from './application-steps.ts';
import { borrower, mutate, officer } from './lending-subgraph.ts';
import { activeLoan, post } from './loan-steps.ts';
import { NOTICE, type NoticeView, nodesOf, toldTo } from './notice-steps.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();

const noticesOf = (userId: string, caller: Caller, unreadOnly = false) =>
  toldTo(lending, userId, caller, unreadOnly);

const kindsOf = async (caller: Caller) =>
  ((await noticesOf(caller.id, caller)) ?? []).map(({ kind }) => kind);

/** What the job does, by another process. */
async function remind(batch?: number, signal?: AbortSignal): Promise<number> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    return await remindBorrowers(ports, batch)(signal);
  } finally {
    await close();
  }
}

const eventsOf = async (userId: string) =>
  (await lending.events('lending.notice.issued')).filter(({ data }) => data['userId'] === userId);

const update = (caller: Caller, preferences: readonly { kind: string; email: boolean }[]) =>
  mutate<{ preferences: readonly { kind: string; email: boolean }[] | null }>(
    lending,
    caller,
    'updateNoticePreferences',
    { preferences },
    'preferences { kind email required }',
  );

test('a borrower is told of each step, with figures and without anything personal', async () => {
  const { caller, loanId } = await loanOfJanuary();
  const notices = (await noticesOf(caller.id, caller)) ?? [];
  expect(notices).toMatchObject([
    { kind: 'LOAN_PAID_OUT', amount: { amount: '10000.00' }, loan: { id: loanId }, mailed: true },
    { kind: 'APPLICATION_APPROVED', annualRate: '10.9', expiresAt: expect.any(String) },
    { kind: 'APPLICATION_RECEIVED', application: { status: 'ACCEPTED' }, loan: null },
  ]);
  const events = await eventsOf(caller.id);
  expect(events.map(({ data }) => data['noticeId'])).toEqual(notices.map(({ id }) => id).reverse());
  expect(events[2]).toMatchObject({
    aggregate: { type: 'notice', id: notices[0]?.id, version: 1 },
    audience: { subject: caller.id, scopes: ['loans:read'] },
    data: {
      kind: 'LOAN_PAID_OUT',
      mailed: true,
      userId: caller.id,
      loanId,
      facts: { amountMinor: '1000000', currency: 'USD', termMonths: 24 },
    },
  });
});

test('what is told twice of one occasion is told once, also by two at a time', async () => {
  const { caller, loanId } = await loanOfJanuary();
  const { ports, close } = await portsOn(lending, clock);
  try {
    const issue = () =>
      ports.transact(async (work) => {
        const [loan] = await work.loans.findMany([loanId]);
        if (loan === undefined) throw new Error('no loan');
        const { applicationId } = loan;
        const told = { kind: 'LOAN_PAID_OFF' as const, occasion: 'v9', facts: {} };
        return await issueNotice(work, { ...told, owner: loan, applicationId, loanId });
      });
    const counts = await Promise.all([issue(), issue(), issue()]);
    expect(counts.sort()).toEqual([0, 0, 1]);
  } finally {
    await close();
  }
  expect(await kindsOf(caller)).toHaveLength(4);
  expect(await eventsOf(caller.id)).toHaveLength(4);
});

test('the job reminds of what is due and overdue, once, though it stops midway and runs again', async () => {
  expect(CATALOGUE['remind-borrowers'].schedule?.cron).toBe('0 5 * * *');
  const [first, second] = [await loanOfJanuary(), await loanOfJanuary()];
  const about = async ({ caller }: typeof first) =>
    ((await noticesOf(caller.id, caller)) ?? [])
      .filter(({ kind }) => kind.startsWith('INSTALMENT'))
      .map(({ kind, dueDate, daysPastDue }) => [kind, dueDate, daysPastDue]);
  await remind();
  expect(await about(first)).toEqual([]);

  at('2026-02-25', '05:00');
  let looks = 0;
  const stop = new AbortController();
  const signal = new Proxy(stop.signal, {
    get: (target, key) => {
      // Killed before the second batch of one loan.
      if (key === 'throwIfAborted' && ++looks === 2) stop.abort();
      const value = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await expect(remind(1, signal)).rejects.toThrow();
  await Promise.all([remind(1), remind(2)]);
  expect(await remind()).toBe(0);
  const due = [['INSTALMENT_DUE', '2026-02-28', null]];
  expect(await Promise.all([about(first), about(second)])).toEqual([due, due]);

  // The second is paid; then nobody runs the job for days: the first is told once, of all days.
  await post(lending, await receive(second.loanId, INSTALMENT));
  at('2026-03-09', '05:00');
  await remind();
  expect(await remind()).toBe(0);
  expect(await about(first)).toEqual([['INSTALMENT_OVERDUE', '2026-02-28', 9], ...due]);
  expect(await about(second)).toEqual(due);
});

test('an offer that runs out within two days is told of, and once it has', async () => {
  at('2026-02-01');
  const caller = borrower();
  await decided(lending, await applied(lending, caller), 'APPROVED');
  const [row] = await lending.sql`
    select expires_at from lending.offers o join lending.applications a on a.id = o.application_id
    where a.user_id = ${caller.id}`;
  const expiresAt = row?.['expires_at'] as Date | undefined;
  const before = (hours: number) => new Date(Number(expiresAt) - hours * 3_600_000).toISOString();
  at(before(49).slice(0, 10), before(49).slice(11, 16));
  await remind();
  expect(await kindsOf(caller)).not.toContain('OFFER_EXPIRING');
  at(before(47).slice(0, 10), before(47).slice(11, 16));
  await remind();
  await remind();
  const [notice, ...earlier] = (await noticesOf(caller.id, caller)) ?? [];
  expect(notice).toMatchObject({ kind: 'OFFER_EXPIRING', expiresAt: expiresAt?.toISOString() });
  expect(earlier).toHaveLength(2);
});

describe('preferences', () => {
  test('switch mails off and on again, but not those that the law requires', async () => {
    at('2026-02-01');
    const caller = borrower();
    const off = await update(caller, [{ kind: 'APPLICATION_RECEIVED', email: false }]);
    expect(off.preferences?.filter(({ email }) => !email)).toEqual([
      { kind: 'APPLICATION_RECEIVED', email: false, required: false },
    ]);
    await applied(lending, caller);
    const [notice] = (await noticesOf(caller.id, caller)) ?? [];
    expect(notice).toMatchObject({ kind: 'APPLICATION_RECEIVED', mailed: false });
    const refused = await update(caller, [
      { kind: 'APPLICATION_RECEIVED', email: true },
      { kind: 'APPLICATION_REJECTED', email: false },
    ]);
    expect(refused.preferences).toBeNull();
    expect(refused.userErrors).toMatchObject([
      { code: 'NOTICE_REQUIRED', path: ['input', 'preferences', '1', 'kind'] },
    ]);
    const on = await update(caller, [{ kind: 'APPLICATION_RECEIVED', email: true }]);
    expect(on.preferences?.every(({ email }) => email)).toBe(true);
    const twice = [1, 2].map(() => ({ kind: 'OFFER_EXPIRED', email: true }));
    expect((await update(caller, twice)).userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
  });

  test('are nobody else’s to see or to set', async () => {
    const caller = borrower();
    const seen = async (who: Caller) => {
      const { data, errors } = await lending.entities(
        who,
        [{ __typename: 'User', id: caller.id }],
        '... on User { noticePreferences { kind } }',
      );
      const [user] = (data?.['_entities'] ?? []) as ({ noticePreferences: unknown[] } | null)[];
      return errors === undefined ? user?.noticePreferences?.length : undefined;
    };
    expect(await seen(caller)).toBe(NOTICE_KINDS.length);
    expect(await seen(borrower())).toBeUndefined();
    expect(await seen(officer())).toBeUndefined();
  });
});

describe('a notice', () => {
  const read = (caller: Caller, ids: readonly string[]) =>
    mutate<{ notices: readonly NoticeView[] }>(
      lending,
      caller,
      'markNoticeRead',
      { ids },
      `notices { ${NOTICE} }`,
    );

  test('is read by whom it is for, and stays read as of then', async () => {
    at('2026-02-01');
    const caller = borrower();
    await applied(lending, caller);
    const [notice] = (await noticesOf(caller.id, caller, true)) ?? [];
    const id = notice?.id ?? '';
    for (const who of [borrower(), officer()]) {
      expect((await read(who, [id])).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    const mixed = await read(caller, [id, newId('notice')]);
    expect(mixed).toMatchObject({ notices: [], userErrors: [{ code: 'NOT_FOUND' }] });
    expect((await read(caller, [])).userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
    const [once] = (await read(caller, [id, id])).notices;
    expect(once?.readAt).toBe(clock().toISOString());
    at('2026-02-02');
    expect((await read(caller, [id])).notices).toEqual([once]);
    expect(await noticesOf(caller.id, caller, true)).toEqual([]);
    expect(await noticesOf(caller.id, borrower())).toBeUndefined();
    expect(await noticesOf(caller.id, officer())).toHaveLength(1);
  });

  test('of a loan shows staff what was told to whom; a partner reads its own, without terms', async () => {
    at('2026-02-01');
    const partnerId = newId('partner');
    const caller = borrower(partnerId);
    const loanId = await activeLoan(lending, caller);
    const view = `query ($id: ID!) { loan(id: $id) { notices { edges { node { ${NOTICE} } } } } }`;
    const seen = await lending.ask(officer(), view, { id: loanId });
    const all = nodesOf((seen.data?.['loan'] as { notices: unknown } | undefined)?.notices);
    expect(all).toHaveLength(6);
    expect((await lending.ask(caller, view, { id: loanId })).errors).toBeDefined();

    const mine = `query { partnerNotices { edges { node { ${NOTICE} } } } }`;
    const partner = userCaller(newId('user'), ['PARTNER'], partnerId);
    const own = nodesOf((await lending.ask(partner, mine)).data?.['partnerNotices']);
    expect(own.map(({ kind, annualRate }) => [kind, annualRate])).toEqual([
      ['LOAN_PAID_OUT', null],
      ['APPLICATION_APPROVED', null],
      ['APPLICATION_RECEIVED', null],
    ]);
    const [id = ''] = own.map((notice) => notice.id);
    expect((await read(partner, [id])).notices).toHaveLength(1);
    const other = userCaller(newId('user'), ['PARTNER'], newId('partner'));
    expect((await read(other, [id])).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const none = await lending.ask(other, mine);
    expect(nodesOf(none.data?.['partnerNotices'])).toEqual([]);
    expect((await lending.ask(caller, mine)).errors).toBeDefined();
  });
});

test('what the guide asks for is answered', async () => {
  const page = readFileSync(new URL('../../../docs/lending.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split('\n## Notices\n');
  const [own = ''] = section.split('\n## ');
  const examples = new Map(
    [...own.matchAll(/```graphql\n((?:query|mutation) (\w+).*?)```/gs)].map(([, text, name]) => [
      name,
      text ?? '',
    ]),
  );
  expect([...own.matchAll(/^\| `(\w+)`/gm)].map(([, kind]) => kind)).toEqual([...NOTICE_KINDS]);
  at('2026-02-01');
  const partnerId = newId('partner');
  const caller = borrower(partnerId);
  const loanId = await activeLoan(lending, caller);
  const partner = userCaller(newId('user'), ['PARTNER'], partnerId);
  // `me` is identity's: what is lending's of it is asked for as the gateway does.
  const mine = /me \{(.*)\}\s*\}\s*$/s.exec(examples.get('MyNotices') ?? '')?.[1] ?? '';
  const me = await lending.entities(
    caller,
    [{ __typename: 'User', id: caller.id }],
    `... on User { ${mine} }`,
  );
  const [user] = (me.data?.['_entities'] ?? []) as {
    notices: unknown;
    noticePreferences: unknown[];
  }[];
  expect(user?.noticePreferences).toHaveLength(NOTICE_KINDS.length);
  const ids = nodesOf(user?.notices).map(({ id }) => id);
  const run = async (name: string, who: Caller, variables = {}) => {
    const { data, errors } = await lending.ask(who, examples.get(name) ?? '', variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const read = await run('ReadThem', caller, { ids });
  expect(read?.['markNoticeRead']).toMatchObject({ notices: { length: 3 }, userErrors: [] });
  const fewer = await run('FewerMails', caller);
  expect(fewer?.['updateNoticePreferences']).toMatchObject({ userErrors: [] });
  const told = await run('WhatWasTold', officer(), { id: loanId });
  expect(nodesOf((told?.['loan'] as { notices: unknown } | undefined)?.notices)).toHaveLength(6);
  expect(nodesOf((await run('OurNotices', partner))?.['partnerNotices'])).toHaveLength(3);
});
