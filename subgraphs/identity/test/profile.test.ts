import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, Mailbox } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignedIn, sessionSteps, stoppedClock } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

const MINUTE = 60_000;

const { clock, advance } = stoppedClock();
let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;
let mailbox: Mailbox;

beforeAll(async () => {
  identity = await startTestIdentity({ clock, passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
  mailbox = new Mailbox(identity.environment['MAIL_DIRECTORY'] ?? '');
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

async function person() {
  const { input, userId } = await identity.register();
  return { email: input.email, userId, session: await steps.login(input.email) };
}

const update = (caller: SignedIn['caller'], input: Record<string, unknown>) =>
  steps.change(caller, 'updateProfile', 'user { firstName lastName phone country }', input);

const changesOf = async (id: string) =>
  (await identity.events('identity.profile.changed')).filter(
    ({ aggregate }) => aggregate.id === id,
  );

describe('the profile', () => {
  test('is changed in the fields that are given, and the event tells which', async () => {
    const { userId, session } = await person();
    const changed = await update(session.caller, { firstName: '  Grace ', country: 'PL' });
    const user = {
      firstName: 'Grace',
      lastName: "O'Neill-Łącka",
      phone: '+14155550100',
      country: 'PL',
    };
    expect(changed).toEqual({ user, userErrors: [] });
    const removed = await update(session.caller, { phone: null, lastName: null });
    expect(removed['user']).toEqual({ ...user, phone: null });
    const me = await identity.ask(session.caller, '{ me { firstName lastName phone country } }');
    expect(me.data?.['me']).toEqual({ ...user, phone: null });
    const version = Number(session.claims['ver']);
    expect(await changesOf(userId)).toMatchObject([
      { aggregate: { version: version + 1 }, data: { userId, fields: ['country', 'firstName'] } },
      { aggregate: { version: version + 2 }, data: { userId, fields: ['phone'] } },
    ]);
  });

  test('has a postal address, which is encrypted, told to nobody by an event, and removed by null', async () => {
    const { userId, session } = await person();
    const FIELDS = 'user { address { line1 line2 city region postalCode country } }';
    const change = (input: Record<string, unknown>) =>
      steps.change(session.caller, 'updateProfile', FIELDS, input);
    const typed = { line1: ' 7  Quince Street', line2: 'Apt 4', city: 'Albany', country: 'US' };
    const address = { ...typed, line1: '7 Quince Street', region: 'US-NY', postalCode: '12207' };
    const input = { address: { ...typed, region: 'us-ny', postalCode: '12207' } };
    for (const _ of [1, 2]) {
      expect(await change(input)).toEqual({ user: { address }, userErrors: [] });
    }
    const stored = await identity.sql`select * from identity.users where id = ${userId}`;
    expect(stored[0]?.['address']).toEqual(expect.any(String));
    expect(JSON.stringify([stored, await identity.events()])).not.toMatch(
      /Quince|\b12207\b|Albany/,
    );
    const wrong = await change({ address: { ...typed, city: '' }, country: 'XX' });
    expect(wrong.userErrors).toEqual([
      { code: 'COUNTRY_INVALID', path: ['input', 'country'] },
      { code: 'ADDRESS_INVALID', path: ['input', 'address', 'city'] },
      { code: 'ADDRESS_INVALID', path: ['input', 'address', 'region'] },
      { code: 'ADDRESS_INVALID', path: ['input', 'address', 'postalCode'] },
    ]);
    expect(await change({ firstName: 'Ida' })).toMatchObject({ user: { address } });
    expect(await change({ address: null })).toEqual({ user: { address: null }, userErrors: [] });
    expect((await changesOf(userId)).map(({ data }) => data['fields'])).toEqual([
      ...[['address'], ['firstName'], ['address']],
    ]);
  });

  test('what is as it was changes nothing', async () => {
    const { userId, session } = await person();
    const { userErrors } = await update(session.caller, { firstName: 'Ada', country: 'US' });
    expect(userErrors).toEqual([]);
    expect((await update(session.caller, {})).userErrors).toEqual([]);
    expect(await changesOf(userId)).toEqual([]);
  });

  test('is checked as at registration, all that is wrong at once', async () => {
    const { userId, session } = await person();
    const wrong = { firstName: 'R2-D2', lastName: 'x'.repeat(10_000), phone: '555', country: 'XX' };
    const { userErrors } = await update(session.caller, wrong);
    expect(userErrors).toEqual([
      { code: 'NAME_INVALID', path: ['input', 'firstName'] },
      { code: 'NAME_INVALID', path: ['input', 'lastName'] },
      { code: 'PHONE_INVALID', path: ['input', 'phone'] },
      { code: 'COUNTRY_INVALID', path: ['input', 'country'] },
    ]);
    expect(await changesOf(userId)).toEqual([]);
    const nobody = await update(userCaller(newId('user'), []), { firstName: 'Ada' });
    expect(nobody.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

const request = (caller: SignedIn['caller'], email: string) =>
  steps.change(caller, 'requestEmailChange', '', { email });

async function verify(token: string) {
  const answer = await identity.ask(
    ANONYMOUS,
    `mutation ($token: String!) { verifyEmail(input: { token: $token }) {
      user { email } userErrors { code } } }`,
    { token },
  );
  return answer.data?.['verifyEmail'];
}

const tokenTo = (address: string) => mailbox.waitFor(address, /^(vrf_\S+)$/m);
const refused = (code: string) => ({ user: null, userErrors: [{ code }] });

describe('the e-mail address', () => {
  test('changes by the token that was mailed to the new one, and the old one hears of it', async () => {
    const { email, userId, session } = await person();
    expect((await request(session.caller, ' New.Home@Example.com ')).userErrors).toEqual([]);
    const token = await tokenTo('new.home@example.com');
    const notice = await eventually(() =>
      mailbox.to(email).find(({ subject }) => subject.startsWith('A new address')),
    );
    expect(notice.text).not.toContain('new.home@example.com');
    expect((await steps.tryLogin('new.home@example.com')).session).toBeNull();

    const changed = { user: { email: 'new.home@example.com' }, userErrors: [] };
    for (const _ of [1, 2]) expect(await verify(token)).toEqual(changed);
    await steps.login('new.home@example.com');
    expect((await steps.tryLogin(email)).session).toBeNull();
    expect(await changesOf(userId)).toMatchObject([{ data: { userId, fields: ['email'] } }]);
    const stored = await identity.sql`
      select v.*, u.email from identity.email_verifications v join identity.users u on u.id = user_id
      where user_id = ${userId}`;
    expect(JSON.stringify([stored, await identity.events()])).not.toContain('new.home');
  });

  test('of another account’s gets the same answer, and cannot be taken', async () => {
    const owner = await person();
    const { email, userId, session } = await person();
    const free = await request(session.caller, 'free@example.com');
    expect(await request(session.caller, owner.email)).toEqual(free);
    expect(free.userErrors).toEqual([]);
    const kinds = (await steps.mails(userId)).filter((kind) => kind.includes('EMAIL'));
    expect(kinds.slice(-4).sort()).toEqual([
      'CHANGE_EMAIL',
      'CHANGE_EMAIL',
      'EMAIL_CHANGE_REQUESTED',
      'EMAIL_CHANGE_REQUESTED',
    ]);
    const token = await eventually(() =>
      mailbox
        .to(owner.email)
        .filter(({ subject }) => subject.includes('new e-mail address'))
        .map(({ text }) => /^vrf_\S+$/m.exec(text)?.[0])
        .at(0),
    );
    expect(await verify(token)).toEqual(refused('EMAIL_IN_USE'));
    await steps.login(email);
    await steps.login(owner.email);
  });

  test('only the latest token counts, for a day', async () => {
    const { session } = await person();
    await request(session.caller, 'first@example.com');
    const first = await tokenTo('first@example.com');
    await request(session.caller, 'second@example.com');
    const second = await tokenTo('second@example.com');
    expect(await verify(first)).toEqual(refused('TOKEN_INVALID'));
    advance(24 * 60 * MINUTE);
    expect(await verify(second)).toEqual(refused('TOKEN_INVALID'));
  });

  test('once it has changed, nothing that was mailed to the old one is good', async () => {
    const { input, userId } = await identity.register({}, false);
    const old = await identity.mailedToken(userId);
    await identity.sql`update identity.users set email_verified_at = now() where id = ${userId}`;
    const session = await steps.login(input.email);
    await request(session.caller, 'moved@example.com');
    expect(await verify(await tokenTo('moved@example.com'))).toMatchObject({ userErrors: [] });
    expect(await verify(old)).toEqual(refused('TOKEN_INVALID'));
  });

  test('asks for a sign-in of the last ten minutes, an address, and patience', async () => {
    const { email, session } = await person();
    for (const wrong of ['nobody', `${'x'.repeat(10_000)}@example.com`, email.toUpperCase()]) {
      const { userErrors } = await request(session.caller, wrong);
      expect(userErrors).toEqual([{ code: 'EMAIL_INVALID', path: ['input', 'email'] }]);
    }
    // The mail at registration counts too.
    for (let count = 1; count <= 4; count += 1) {
      expect((await request(session.caller, `try${count}@example.com`)).userErrors).toEqual([]);
    }
    const { userErrors } = await request(session.caller, 'try5@example.com');
    expect(userErrors).toMatchObject([{ code: 'TRY_LATER' }]);
    advance(10 * MINUTE + 1);
    const stale = await request(session.caller, 'try6@example.com');
    expect(stale.userErrors).toMatchObject([{ code: 'REAUTHENTICATION_REQUIRED' }]);
  });
});
