import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factorSteps } from './factor-steps.ts';
import { signedInAdministrator } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof factorSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
  steps = factorSteps(identity, () => new Date());
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

async function newAdmin(): Promise<Caller> {
  const { userId } = await identity.register();
  await identity.sql`
    insert into identity.user_roles (user_id, role, granted_by, granted_at)
    values (${userId}, 'ADMIN', ${userId}, now())`;
  return await signedInAdministrator(identity, userId);
}

async function reset(by: Caller, userId: string) {
  const answer = await identity.ask(
    by,
    `mutation ($userId: ID!) { resetUserFactors(input: { userId: $userId }) {
      user { factors { methods } } pending userErrors { code } } }`,
    { userId },
  );
  return Object(answer.data?.['resetUserFactors'] ?? answer.errors?.[0]?.extensions);
}

describe('the factors of somebody who lost them', () => {
  test('are removed when two administrators want it, with all sessions', async () => {
    const [one, two] = [await newAdmin(), await newAdmin()];
    const { userId, email, caller } = await steps.withTotp();
    const { authenticator } = await steps.addPasskey(caller);
    for (const _ of [1, 2]) {
      const proposed = await reset(one, userId);
      expect(proposed).toMatchObject({ pending: true, userErrors: [] });
      expect(proposed.user.factors.methods).toHaveLength(3);
    }
    const done = await reset(two, userId);
    expect(done).toEqual({ user: { factors: { methods: [] } }, pending: false, userErrors: [] });

    expect((await steps.login(email)).session).not.toBeNull();
    const refused = await steps.passkeyLogin(authenticator);
    expect(refused.userErrors[0]?.code).toBe('PASSKEY_INVALID');
    const ended = await identity.events('identity.session.ended');
    expect(ended.map((event) => event.data['sessionId'])).toContain(caller.sessionId);
    const told = (await identity.events()).filter(
      ({ type, actor }) => /^identity\.factor(_reset)?\./.test(type) && actor.id !== userId,
    );
    expect(told.map(({ actor, data }) => [actor.id, data['factor'], data['change']])).toEqual([
      [one.id, undefined, undefined],
      [one.id, undefined, undefined],
      [two.id, 'TOTP', 'REMOVED'],
      [two.id, 'PASSKEY', 'REMOVED'],
      [two.id, 'RECOVERY_CODES', 'REMOVED'],
    ]);
  });

  test('stay where the first one asked too long ago, or is no administrator any more', async () => {
    const [one, two] = [await newAdmin(), await newAdmin()];
    const { userId } = await steps.withTotp();
    await reset(one, userId);
    await identity.sql`
      update identity.factor_reset_proposals set proposed_at = now() - interval '7 days 1 minute'`;
    expect(await reset(two, userId)).toMatchObject({ pending: true });
    await identity.sql`delete from identity.user_roles where user_id = ${two.id} and role = 'ADMIN'`;
    expect(await reset(one, userId)).toMatchObject({ pending: true });
    const third = await newAdmin();
    await identity.sql`update identity.users set suspended_at = now() where id = ${one.id}`;
    expect(await reset(third, userId)).toMatchObject({ pending: true });
  });

  test('stay where the first one was suspended, or lost the role, and has it again', async () => {
    const [one, two, three] = [await newAdmin(), await newAdmin(), await newAdmin()];
    const { userId } = await steps.withTotp();
    const change = async (mutation: string) => {
      const answer = await identity.ask(two, `mutation { ${mutation} { userErrors { code } } }`);
      const payload = Object(Object.values(answer.data ?? {})[0]);
      expect(payload, mutation).toEqual({ userErrors: [] });
    };
    expect(await reset(one, userId)).toMatchObject({ pending: true, userErrors: [] });
    await change(`suspendUser(input: { userId: "${one.id}", reason: "x" })`);
    await change(`reinstateUser(input: { userId: "${one.id}" })`);
    expect(await reset(two, userId)).toMatchObject({ pending: true, userErrors: [] });

    await identity.sql`delete from identity.factor_reset_proposals`;
    expect(await reset(three, userId)).toMatchObject({ pending: true, userErrors: [] });
    await change(`revokeRole(input: { userId: "${three.id}", role: ADMIN })`);
    await identity.sql`
      insert into identity.user_roles values (${three.id}, 'ADMIN', 'test', now())`;
    expect(await reset(two, userId)).toMatchObject({ pending: true, userErrors: [] });
  });

  test('are not waited for where there are none, be it from the first or when another one agrees', async () => {
    const [one, two] = [await newAdmin(), await newAdmin()];
    const { userId } = await identity.register();
    const refused = { user: null, pending: false, userErrors: [{ code: 'FACTOR_NOT_SET_UP' }] };
    expect(await reset(one, userId)).toEqual(refused);
    expect(await reset(two, userId)).toEqual(refused);
    const told = await identity.events('identity.factor_reset.proposed');
    expect(told.filter(({ data }) => data['userId'] === userId)).toEqual([]);
  });

  test('are nobody’s own to reset, and no concern of those who are no administrators', async () => {
    const one = await newAdmin();
    expect((await reset(one, one.id)).userErrors).toEqual([{ code: 'OWN_FACTORS' }]);
    for (const unknown of [newId('user'), 'rubbish']) {
      expect((await reset(one, unknown)).userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    }
    const officer = userCaller(newId('user'), ['LOAN_OFFICER', 'COMPLIANCE_OFFICER']);
    expect((await reset(officer, one.id)).code).toBe('FORBIDDEN');
  });
});
