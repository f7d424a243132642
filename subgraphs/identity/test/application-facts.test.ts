import { ANONYMOUS } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { newSealKeyPair, openParts, openSealed } from '@blockscore/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factorSteps } from './factor-steps.ts';
import { sessionSteps, stoppedClock } from './session-steps.ts';
import {
  PASSWORD,
  QUICK_PASSWORDS,
  startTestIdentity,
  type TestIdentity,
} from './test-identity.ts';

interface Seen {
  readonly mark: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

interface Facts {
  readonly devices: readonly Seen[];
  readonly networks: readonly Seen[];
  readonly [field: string]: unknown;
}

const HOME = { address: '203.0.113.7', agent: 'test' };
const OFFICE = { address: '198.51.100.20', agent: 'test' };
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

/** What compliance is told of somebody, and the event that told it. */
async function told(userId: string) {
  const { publicKey, privateKey } = await newSealKeyPair();
  const requestId = newId('req');
  await identity.hear('compliance.application_facts.requested', {
    ...{ requestId, userId: userId as Id<'user'>, applicationId: newId('app'), publicKey },
  });
  const event = await eventually(async () =>
    (await identity.events('identity.application_facts.disclosed')).find(
      ({ data }) => data['requestId'] === requestId,
    ),
  );
  const opened = await openSealed(privateKey, String(event.data['sealed']), { requestId });
  if (!opened.ok) throw new Error(opened.error.message);
  return { event, facts: opened.value as Facts };
}

const factsOf = async (userId: string) => (await told(userId)).facts;
const marks = (seen: readonly Seen[]) => seen.map(({ mark }) => mark);

test('compliance learns what may tell of fraud, sealed to its key, and nobody else hears of it', async () => {
  const { input, userId } = await identity.register({ phone: '+442079460000', country: 'GB' });
  const { event, facts } = await told(userId);
  expect(event.audience).toEqual({ scopes: [] });
  expect(JSON.stringify(event)).not.toMatch(/example\.com|O'Neill|2079460000/);
  expect(facts).toEqual({
    registeredAt: clock().toISOString(),
    emailVerifiedAt: expect.stringMatching(/Z$/),
    emailDomain: 'example.com',
    mailbox: expect.stringMatching(/^[\w-]{43}$/),
    phone: expect.stringMatching(/^[\w-]{43}$/),
    phoneCountries: ['GB', 'GG', 'IM', 'JE'],
    country: 'GB',
    nameAndBirth: expect.stringMatching(/^[\w-]{43}$/),
    postalAddress: null,
    devices: [],
    networks: [],
  });
  const texts = JSON.stringify(facts);
  for (const secret of [input.email, '+442079460000', "O'Neill-Łącka", '1990-05-17']) {
    expect(texts).not.toContain(secret);
  }
});

test('the same person under another address shows by name and birth, phone and mailbox', async () => {
  const person = { firstName: 'Zoë', lastName: 'Marsh', phone: '+14155550177' };
  const first = await identity.register({ ...person, email: 'zoe.marsh@gmail.com' });
  const second = await identity.register({
    ...person,
    ...{ firstName: 'Marsh', lastName: 'ZOE', email: 'zoemarsh+two@googlemail.com' },
  });
  const other = await identity.register({ firstName: 'Zoë', phone: '+14155550178' });
  const [one, two, three] = [
    await factsOf(first.userId),
    await factsOf(second.userId),
    await factsOf(other.userId),
  ];
  for (const field of ['mailbox', 'phone', 'nameAndBirth']) {
    expect(two[field]).toBe(one[field]);
    expect(three[field]).not.toBe(one[field]);
  }
});

const HOME_ADDRESS = {
  ...{ line1: '12 Quince Street', line2: 'Apt 4B', city: 'Albany' },
  ...{ region: 'US-NY', postalCode: '12207', country: 'US' },
};

test('one flat has one mark however it is written, and another flat another one', async () => {
  const at = async (changes: object) =>
    (await told((await identity.register({ address: { ...HOME_ADDRESS, ...changes } })).userId))
      .facts;
  const [one, two, three] = [
    await at({}),
    await at({ line1: '#4b, 12 QUINCE ST.', line2: null, postalCode: '12207-0001' }),
    await at({ line2: 'Apt 5' }),
  ];
  expect(one['postalAddress']).toMatch(/^[\w-]{43}$/);
  expect(two['postalAddress']).toBe(one['postalAddress']);
  expect(three['postalAddress']).not.toBe(one['postalAddress']);
  expect(JSON.stringify([one, two])).not.toMatch(/quince/i);
});

test('one browser in which two people sign in is one device, and so it stays', async () => {
  const [ada, ben, cleo] = [
    await identity.register(),
    await identity.register(),
    await identity.register(),
  ];
  const first = await steps.login(ada.input.email, { client: HOME });
  // The browser keeps the token that it was given last.
  const second = await steps.login(ben.input.email, { deviceToken: first.deviceToken });
  const third = await steps.login(cleo.input.email, { deviceToken: second.deviceToken });
  expect(new Set([first, second, third].map(({ deviceToken }) => deviceToken)).size).toBe(3);
  const [mark] = marks((await factsOf(ada.userId)).devices);
  expect(marks((await factsOf(ben.userId)).devices)).toEqual([mark]);
  expect(marks((await factsOf(cleo.userId)).devices)).toEqual([mark]);
  const stranger = await identity.register();
  await steps.login(stranger.input.email);
  expect(marks((await factsOf(stranger.userId)).devices)).not.toEqual([mark]);
  expect(JSON.stringify(await identity.sql`select * from identity.device_sightings`)).not.toContain(
    first.deviceToken,
  );
});

test('what is no token, or one of nobody’s making, names no device of others', async () => {
  const [ada, ben] = [await identity.register(), await identity.register()];
  await steps.login(ada.input.email, { deviceToken: 'test' });
  await steps.login(ben.input.email, { deviceToken: 'test' });
  const [one, two] = [await factsOf(ada.userId), await factsOf(ben.userId)];
  expect(one.devices).toHaveLength(1);
  expect(two.devices).toHaveLength(1);
  expect(marks(two.devices)).not.toEqual(marks(one.devices));
});

test('whoever registers is seen too, with the device that others signed in with', async () => {
  const ada = await identity.register();
  const { deviceToken } = await steps.login(ada.input.email, { client: HOME });
  const input = { ...ada.input, email: 'beside.ada@example.com', deviceToken };
  const register = `mutation ($input: RegisterInput!) {
    register(input: $input) { user { id } userErrors { code } } }`;
  const answer = await identity.ask(ANONYMOUS, register, { input }, HOME);
  const payload = answer.data?.['register'] as { user: { id: string } } | undefined;
  const newcomer = payload?.user.id ?? '';
  const [one, two] = [await factsOf(ada.userId), await factsOf(newcomer)];
  expect(marks(two.devices)).toEqual(marks(one.devices));
  expect(marks(two.networks)).toEqual(marks(one.networks));
  // An address that is taken leaves nothing behind.
  const before = await identity.sql`select count(*) from identity.device_sightings`;
  await identity.sql`update identity.users set email_verified_at = now() where id = ${newcomer}`;
  await identity.ask(ANONYMOUS, register, { input }, HOME);
  expect(await identity.sql`select count(*) from identity.device_sightings`).toEqual(before);
});

test('a sign-in with a second factor remembers the browser that showed the password', async () => {
  const factors = factorSteps(identity, clock);
  const ada = await identity.register();
  const { deviceToken } = await steps.login(ada.input.email);
  const ben = await factors.withTotp();
  const before = marks((await factsOf(ben.userId)).devices);
  const asked = await identity.ask(
    ANONYMOUS,
    'mutation ($input: LoginInput!) { login(input: $input) { mfaChallenge { token } } }',
    { input: { email: ben.email, password: PASSWORD, deviceToken } },
  );
  const login = asked.data?.['login'] as { mfaChallenge: { token: string } } | undefined;
  const token = login?.mfaChallenge.token;
  // The password alone says nothing of whose browser it is.
  expect(marks((await factsOf(ben.userId)).devices)).toEqual(before);
  advance(30_000);
  const code = factors.codeOf(ben.secret);
  await factors.verifyMfa({ token, method: 'TOTP', code });
  const shared = marks((await factsOf(ada.userId)).devices);
  expect(marks((await factsOf(ben.userId)).devices)).toEqual(
    expect.arrayContaining([...before, ...shared]),
  );
});

test('a sign-in by a passkey remembers the browser, too', async () => {
  const factors = factorSteps(identity, clock);
  const ada = await identity.register();
  const { deviceToken } = await steps.login(ada.input.email);
  const ben = await factors.signUp();
  const { authenticator } = await factors.addPasskey(ben.caller);
  const { token, options } = await factors.beginLogin();
  const credential = authenticator.get(options);
  const { session } = await factors.finishLogin({ token, credential, deviceToken });
  expect(session?.accessToken).toBeTypeOf('string');
  const [mark] = marks((await factsOf(ada.userId)).devices);
  expect(marks((await factsOf(ben.userId)).devices)).toContain(mark);
});

test('networks are told by their marks, newest first, and those that tell nothing are not', async () => {
  const [ada, ben] = [await identity.register(), await identity.register()];
  const at = (address: string) => ({ client: { address, agent: 'test' } });
  await steps.login(ada.input.email, at('2001:db8:9:1::1'));
  const then = clock().toISOString();
  advance(60_000);
  await steps.login(ada.input.email, { client: OFFICE });
  await steps.login(ada.input.email, at('10.1.2.3'));
  await steps.login(ada.input.email);
  await steps.login(ben.input.email, at('2001:db8:9:1:ffff::7'));
  const { networks } = await factsOf(ada.userId);
  expect(networks.map(({ firstSeenAt }) => firstSeenAt)).toEqual([clock().toISOString(), then]);
  expect(marks((await factsOf(ben.userId)).networks)).toEqual([networks[1]?.mark]);
  const rows = await identity.sql`select * from identity.network_sightings`;
  expect(JSON.stringify(rows)).not.toContain('2001:db8');
});

test('50 are kept at the most, the newest', async () => {
  const { input, userId } = await identity.register();
  const old = clock();
  await identity.sql`
    insert into identity.device_sightings
    select ${userId}, 'device ' || n, 'device ' || n, ${old}, ${old} from generate_series(1, 50) n`;
  await identity.sql`
    insert into identity.network_sightings
    select ${userId}, rpad('network' || n, 43, '_'), ${old}, ${old} from generate_series(1, 50) n`;
  advance(1_000);
  await steps.login(input.email, { client: HOME });
  const { devices, networks } = await factsOf(userId);
  for (const seen of [devices, networks]) {
    expect(seen).toHaveLength(50);
    expect(seen[0]?.lastSeenAt).toBe(clock().toISOString());
  }
});

test('the person’s copy says where they live, when they were seen, and not by what it is told', async () => {
  const { input, userId } = await identity.register({ address: HOME_ADDRESS });
  await steps.login(input.email, { client: HOME });
  const { publicKey, privateKey } = await newSealKeyPair();
  const exportId = newId('export');
  const asked = { exportId, userId: userId as Id<'user'>, publicKey };
  await identity.hear('compliance.export.requested', asked);
  const parts = await eventually(async () => {
    const events = await identity.events('identity.export.disclosed');
    const own = events.filter(({ data }) => data['exportId'] === exportId);
    return own.length > 0 && own.length === own[0]?.data['parts'] ? own : undefined;
  });
  const sealed = parts.map(({ data }) => String(data['sealed']));
  const opened = await openParts(privateKey, sealed, { requestId: exportId });
  const once = [{ firstSeenAt: clock().toISOString(), lastSeenAt: clock().toISOString() }];
  const account = [{ address: HOME_ADDRESS }];
  expect(opened).toMatchObject({
    ok: true,
    value: { account, browsersSeen: once, networksSeen: once },
  });
});

test('of an erased person nothing is kept, and nothing is answered', async () => {
  const { input, userId } = await identity.register({ address: HOME_ADDRESS });
  const { deviceToken } = await steps.login(input.email, { client: HOME });
  const [mark] = marks((await factsOf(userId)).devices);
  const answers = (await identity.events('identity.application_facts.disclosed')).length;
  const erased = { erasureId: newId('erasure'), userId: userId as Id<'user'> };
  await identity.hear('compliance.erasure.ordered', erased);
  await eventually(async () => (await identity.events('identity.erasure.done'))[0]);
  for (const table of ['device_sightings', 'network_sightings']) {
    const rows = await identity.sql`
      select 1 from ${identity.sql(`identity.${table}`)} where user_id = ${userId}`;
    expect(rows).toEqual([]);
  }
  expect(await identity.sql`select address from identity.users where id = ${userId}`).toEqual([
    { address: null },
  ]);
  const { publicKey } = await newSealKeyPair();
  await identity.hear('compliance.application_facts.requested', {
    ...{ requestId: newId('req'), userId: erased.userId, applicationId: newId('app'), publicKey },
  });
  // Answered in the order of the questions, this one comes after.
  const other = await identity.register();
  await steps.login(other.input.email, { deviceToken });
  expect(marks((await factsOf(other.userId)).devices)).toEqual([mark]);
  expect(await identity.events('identity.application_facts.disclosed')).toHaveLength(answers + 1);
});
