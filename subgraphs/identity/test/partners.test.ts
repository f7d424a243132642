import { ANONYMOUS, type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partnerSteps } from './partner-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof partnerSteps>;
let admin: Caller;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
  steps = partnerSteps(identity);
  admin = await steps.administrator();
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

interface Attached {
  readonly user: {
    readonly roles: string[];
    readonly partner: { readonly id: string } | null;
  } | null;
}

const eventsOf = async (id: string, ...types: string[]) => {
  const events = await identity.events();
  return events.filter(
    ({ type, data }) => types.includes(type) && Object.values(data).includes(id),
  );
};

/** What the next sign-in of the person carries. */
const claimsOf = async (email: string) => {
  const { session } = await identity.login(email);
  return decodeJwt<{ partner?: string; roles: string[]; ver: number }>(session?.accessToken ?? '');
};

describe('a partner', () => {
  test('is opened under a name of one line, and is told of', async () => {
    const id = await steps.partner(admin, '  Acme Homes ');
    const [row] =
      await identity.sql`select name, created_by from identity.partners where id = ${id}`;
    expect(row).toEqual({ name: 'Acme Homes', created_by: admin.id });
    expect(await eventsOf(id, 'identity.partner.created')).toMatchObject([
      { aggregate: { type: 'partner', id, version: 1 }, actor: { id: admin.id } },
    ]);
    for (const name of ['', ' ', 'two\nlines', 'x'.repeat(101)]) {
      expect(await steps.codes(admin, 'createPartner', { name })).toEqual(['NAME_INVALID']);
    }
  });

  test('is suspended and reinstated, once each however often it is asked for', async () => {
    const id = await steps.partner(admin);
    const { key } = await steps.apiKey(admin, id);
    for (const _ of [1, 2]) expect(await steps.codes(admin, 'suspendPartner', { id })).toEqual([]);
    expect((await steps.authenticate(key)).status).toBe(401);
    const input = { partnerId: id, name: 'Another', scopes: ['partner:read'] };
    expect(await steps.codes(admin, 'createApiKey', input)).toEqual(['PARTNER_SUSPENDED']);
    for (const _ of [1, 2])
      expect(await steps.codes(admin, 'reinstatePartner', { id })).toEqual([]);
    expect((await steps.authenticate(key)).status).toBe(200);
    const told = await eventsOf(id, 'identity.partner.suspended', 'identity.partner.reinstated');
    expect(told.map(({ type, aggregate }) => [type, aggregate.version])).toEqual([
      ['identity.partner.suspended', 2],
      ['identity.partner.reinstated', 3],
    ]);
    for (const mutation of ['suspendPartner', 'reinstatePartner'] as const) {
      expect(await steps.codes(admin, mutation, { id: newId('partner') })).toEqual(['NOT_FOUND']);
    }
  });
});

describe('people of a partner', () => {
  test('get its role and leave with it, under a higher version each time', async () => {
    const { input, userId } = await identity.register();
    const partnerId = await steps.partner(admin);
    const before = await claimsOf(input.email);
    const attached = await steps.run<Attached>(admin, 'attachUserToPartner', { userId, partnerId });
    expect(attached.user).toMatchObject({
      roles: ['BORROWER', 'PARTNER'],
      partner: { id: partnerId },
    });
    const within = await claimsOf(input.email);
    expect(within).toMatchObject({ partner: partnerId, roles: ['BORROWER', 'PARTNER'] });
    const detached = await steps.run<Attached>(admin, 'detachUserFromPartner', { userId });
    expect(detached.user).toMatchObject({ roles: ['BORROWER'], partner: null });
    const after = await claimsOf(input.email);
    expect(after.partner).toBeUndefined();
    expect([within.ver, after.ver]).toEqual([before.ver + 1, before.ver + 2]);
    const told = await eventsOf(
      userId,
      'identity.partner.attached',
      'identity.partner.detached',
      'identity.role.changed',
    );
    const about = told.map(({ type, aggregate, data }) => [
      type,
      aggregate.type,
      aggregate.version,
      data['change'] ?? data['partnerId'],
    ]);
    expect(about).toEqual([
      ['identity.partner.attached', 'user', within.ver, partnerId],
      ['identity.role.changed', 'user', within.ver, 'GRANTED'],
      ['identity.partner.detached', 'user', after.ver, partnerId],
      ['identity.role.changed', 'user', after.ver, 'REVOKED'],
    ]);
  });

  test('act for it only while it is not suspended', async () => {
    const { input, userId } = await identity.register();
    const partnerId = await steps.partner(admin);
    await steps.run(admin, 'attachUserToPartner', { userId, partnerId });
    await steps.run(admin, 'suspendPartner', { id: partnerId });
    const during = await claimsOf(input.email);
    expect(during.partner).toBeUndefined();
    expect(during.roles).toEqual(['BORROWER']);
    const { userId: other } = await identity.register();
    const late = { userId: other, partnerId };
    expect(await steps.codes(admin, 'attachUserToPartner', late)).toEqual(['PARTNER_SUSPENDED']);
    await steps.run(admin, 'reinstatePartner', { id: partnerId });
    expect(await claimsOf(input.email)).toMatchObject({ partner: partnerId });
  });

  test('belong to one, and nobody attaches or detaches themselves', async () => {
    const { userId } = await identity.register();
    const [one, two] = [await steps.partner(admin), await steps.partner(admin)];
    const attach = (by: Caller, id: string, partnerId: string) =>
      steps.codes(by, 'attachUserToPartner', { userId: id, partnerId });
    const detach = (by: Caller, id: string) =>
      steps.codes(by, 'detachUserFromPartner', { userId: id });
    expect(await detach(admin, userId)).toEqual(['PARTNER_NOT_ATTACHED']);
    expect(await attach(admin, userId, one)).toEqual([]);
    expect(await attach(admin, userId, one)).toEqual(['PARTNER_ALREADY_ATTACHED']);
    expect(await attach(admin, userId, two)).toEqual(['PARTNER_ALREADY_ATTACHED']);
    expect(await attach(admin, admin.id, one)).toEqual(['OWN_ROLES']);
    const other = await steps.administrator();
    expect(await attach(other, admin.id, one)).toEqual([]);
    expect(await detach(admin, admin.id)).toEqual(['OWN_ROLES']);
    expect(await detach(other, admin.id)).toEqual([]);
    for (const id of [newId('user'), 'rubbish']) {
      expect(await attach(admin, id, one)).toEqual(['NOT_FOUND']);
      expect(await attach(admin, userId, id)).toEqual(['NOT_FOUND']);
      expect(await detach(admin, id)).toEqual(['NOT_FOUND']);
    }
  });

  test('get or lose the role PARTNER in no other way', async () => {
    const { userId } = await identity.register();
    const change = async (mutation: 'grantRole' | 'revokeRole') => {
      const type = mutation === 'grantRole' ? 'GrantRoleInput' : 'RevokeRoleInput';
      const answer = await identity.ask(
        admin,
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
        { input: { userId, role: 'PARTNER' } },
      );
      return answer.data?.[mutation];
    };
    const refused = { userErrors: [{ code: 'ROLE_OF_PARTNER' }] };
    expect(await change('grantRole')).toEqual(refused);
    const partnerId = await steps.partner(admin);
    await steps.run(admin, 'attachUserToPartner', { userId, partnerId });
    expect(await change('revokeRole')).toEqual(refused);
  });
});

describe('who sees a partner', () => {
  const QUERY = 'query ($id: ID!) { partner(id: $id) { id name createdAt suspendedAt } }';
  const INSIDE = `query ($id: ID!) { partner(id: $id) {
    apiKeys { edges { node { id name prefix scopes revokedAt partner { id } } } }
    users { edges { node { id partner { name } } } } } }`;

  test('administrators any of them, its keys and its people their own', async () => {
    const id = await steps.partner(admin, 'Acme Homes');
    const other = await steps.partner(admin);
    const person = userCaller(newId('user'), ['PARTNER'], id);
    const key: Caller = { ...person, kind: 'PARTNER', id: newId('apikey') };
    for (const caller of [admin, person, key]) {
      const answer = await identity.ask(caller, QUERY, { id });
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.['partner']).toMatchObject({ id, name: 'Acme Homes', suspendedAt: null });
    }
    // A customer whom the partner brought is not one of its people.
    const customer = userCaller(newId('user'), ['BORROWER'], id);
    const officer = userCaller(newId('user'), ['LOAN_OFFICER', 'COMPLIANCE_OFFICER']);
    for (const caller of [customer, officer]) {
      expect((await identity.ask(caller, QUERY, { id })).data).toEqual({ partner: null });
    }
    for (const caller of [person, key]) {
      expect((await identity.ask(caller, QUERY, { id: other })).data).toEqual({ partner: null });
    }
    for (const rubbish of ['rubbish', newId('partner')]) {
      expect((await identity.ask(admin, QUERY, { id: rubbish })).data).toEqual({ partner: null });
    }
    expect((await identity.ask(ANONYMOUS, QUERY, { id })).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('its keys and people are for administrators', async () => {
    const id = await steps.partner(admin, 'Acme Homes');
    const { apiKey } = await steps.apiKey(admin, id);
    const { userId } = await identity.register();
    await steps.run(admin, 'attachUserToPartner', { userId, partnerId: id });
    expect((await identity.ask(admin, INSIDE, { id })).data?.['partner']).toEqual({
      apiKeys: {
        edges: [
          {
            node: {
              id: apiKey.id,
              name: 'Reporting',
              prefix: apiKey.prefix,
              scopes: ['partner:read'],
              revokedAt: null,
              partner: { id },
            },
          },
        ],
      },
      users: { edges: [{ node: { id: userId, partner: { name: 'Acme Homes' } } }] },
    });
    const person = userCaller(newId('user'), ['PARTNER'], id);
    const refused = await identity.ask(person, INSIDE, { id });
    expect(refused.data).toEqual({ partner: null });
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('a person sees to whom they belong, a stranger does not', async () => {
    const { userId } = await identity.register();
    const partnerId = await steps.partner(admin);
    await steps.run(admin, 'attachUserToPartner', { userId, partnerId });
    const self = userCaller(userId, ['PARTNER'], partnerId);
    const me = await identity.ask(self, '{ me { partner { id } } }');
    expect(me.data).toEqual({ me: { partner: { id: partnerId } } });
    const reference = [{ __typename: 'User', id: userId }];
    const officer = userCaller(newId('user'), ['LOAN_OFFICER']);
    const seen = await identity.entities(officer, reference, '... on User { partner { id } }');
    expect(seen.data?.['_entities']).toEqual([{ partner: null }]);
    expect(seen.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('whoever was asked by a partner for something reads its name, and no more of it', async () => {
    const id = await steps.partner(admin, 'Acme Homes');
    const asked = userCaller(newId('user'), ['BORROWER']);
    const reference = [{ __typename: 'Partner', id }];
    const name = await identity.entities(asked, reference, '... on Partner { id name }');
    expect(name.data?.['_entities']).toEqual([{ id, name: 'Acme Homes' }]);
    for (const field of [
      'createdAt',
      'suspendedAt',
      'contactEmail',
      'users { edges { cursor } }',
    ]) {
      const rest = await identity.entities(asked, reference, `... on Partner { ${field} }`);
      expect([field, rest.errors?.[0]?.extensions?.code]).toEqual([field, 'FORBIDDEN']);
    }
    const unknown = [{ __typename: 'Partner', id: newId('partner') }];
    const none = await identity.entities(asked, unknown, '... on Partner { name }');
    expect(none.data?.['_entities']).toEqual([null]);
  });

  test('only administrators list and change', async () => {
    const id = await steps.partner(admin);
    const list = await identity.ask(
      admin,
      '{ partners(first: 1) { edges { node { id } } pageInfo { hasNextPage } } }',
    );
    expect(list.data?.['partners']).toEqual({
      edges: [{ node: { id } }],
      pageInfo: { hasNextPage: true },
    });
    const person = userCaller(newId('user'), ['PARTNER'], id);
    const key: Caller = { ...person, kind: 'PARTNER', id: newId('apikey') };
    const officer = userCaller(newId('user'), ['LOAN_OFFICER', 'COMPLIANCE_OFFICER', 'ANALYST']);
    for (const caller of [person, key, officer]) {
      for (const query of [
        '{ partners { edges { cursor } } }',
        'mutation { createPartner(input: { name: "Mine" }) { partner { id } } }',
        `mutation { reinstatePartner(input: { id: "${id}" }) { partner { id } } }`,
        `mutation { suspendPartner(input: { id: "${id}" }) { partner { id } } }`,
        `mutation { createApiKey(input: { partnerId: "${id}", name: "x", scopes: [] }) { key } }`,
        `mutation { revokeApiKey(input: { id: "${id}" }) { userErrors { code } } }`,
        `mutation { attachUserToPartner(input: { userId: "x", partnerId: "${id}" }) { user { id } } }`,
        'mutation { detachUserFromPartner(input: { userId: "x" }) { user { id } } }',
      ]) {
        const answer = await identity.ask(caller, query);
        expect([query, answer.errors?.[0]?.extensions?.code]).toEqual([query, 'FORBIDDEN']);
      }
    }
  });
});
