import { eventually, graphqlData, type TestStack } from '@blockscore/testkit';
import { expect } from 'vitest';
import { applyAndWait, run, type Session, signInDemo } from './journey.ts';
import { OWN_AUDIT, typesInTrail } from './trail.ts';

const PASSWORD = 'seven bridges of Königsberg';
const SHARED = { phone: '+12025550148', account: 'US00 SHARED 4711 0815' };

interface Alert {
  readonly severity: string;
  readonly status: string;
}

interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
}

type BrowserSession = Session & { readonly deviceToken: string | null };

async function ask<T>(stack: TestStack, query: string, input: object, token?: string): Promise<T> {
  const data = await graphqlData<Record<string, { userErrors: readonly unknown[] }>>(
    stack.graphqlUrl,
    { query, variables: { input }, token },
  );
  const [payload] = Object.values(data);
  expect(payload?.userErrors).toEqual([]);
  return payload as T;
}

/** Somebody new in a browser that has that token, with an account to be paid to, who applies. */
async function applyInBrowser(stack: TestStack, person: Person, deviceToken: string | null) {
  const { email, ...names } = person;
  const registration = {
    ...names,
    ...{ email, password: PASSWORD, phone: SHARED.phone, country: 'US', deviceToken },
  };
  await ask(
    stack,
    'mutation ($input: RegisterInput!) { register(input: $input) { userErrors { code } } }',
    registration,
  );
  const token = await stack.mailbox.waitFor(email, /^(vrf_\S+)$/m);
  await run(stack, 'VerifyEmail', undefined, { token });
  const { session } = await ask<{ session: BrowserSession }>(
    stack,
    `mutation ($input: LoginInput!) { login(input: $input) {
       session { accessToken refreshToken deviceToken user { id } } userErrors { code } } }`,
    { email, password: PASSWORD, deviceToken },
  );
  await ask(
    stack,
    `mutation ($input: AddPayoutAccountInput!) { addPayoutAccount(input: $input) {
       payoutAccount { id } userErrors { code message } } }`,
    { account: SHARED.account, holderName: `${person.firstName} ${person.lastName}` },
    session.accessToken,
  );
  await run(stack, 'SubmitProfile', session.accessToken);
  const { application } = await applyAndWait(stack, session.accessToken, `${email}-apply`);
  return { session, application };
}

/**
 * Two people apply from one browser, with one phone number and one payout account: the second one is left to
 * an officer, and learns as little of why as anybody whose application is looked at.
 */
export async function referSharedBrowser(stack: TestStack): Promise<void> {
  const first = await applyInBrowser(
    stack,
    {
      ...{ email: 'rosalind@example.com', firstName: 'Rosalind', lastName: 'Achterberg' },
      dateOfBirth: '1984-04-04',
    },
    null,
  );
  expect(first.application.decision).toMatchObject({ outcome: 'APPROVED', decidedBy: 'POLICY' });
  const second = await applyInBrowser(
    stack,
    {
      ...{ email: 'tobias@example.com', firstName: 'Tobias', lastName: 'Venkataraman' },
      dateOfBirth: '1991-11-30',
    },
    first.session.deviceToken,
  );
  expect(second.application).toMatchObject({
    status: 'UNDER_REVIEW',
    decision: { outcome: 'REFERRED' },
    offer: null,
  });
  expect(JSON.stringify(second.application)).not.toMatch(/fraud/i);
  const own = await typesInTrail(
    stack,
    second.session,
    second.session.user.id,
    OWN_AUDIT.filter((type) => !type.startsWith('ledger.')),
  );
  expect([...own].filter((type) => /fraud|facts|alert/.test(type))).toEqual([]);

  const compliance = await signInDemo(stack, 'compliance');
  const alertsOf = async ({ session }: { readonly session: Session }) => {
    const { alerts } = await graphqlData<{
      alerts: { edges: readonly { readonly node: Alert }[] };
    }>(stack.graphqlUrl, {
      query: `query ($person: ID!) { alerts(filter: { source: FRAUD, userId: $person }, first: 5) {
        edges { node { severity status } } } }`,
      variables: { person: session.user.id },
      token: compliance.accessToken,
    });
    return alerts.edges.map(({ node }) => node);
  };
  const [alert] = await eventually(async () => {
    const alerts = await alertsOf(second);
    return alerts.length > 0 ? alerts : undefined;
  });
  // What is as bad has a case opened for it.
  expect(alert).toMatchObject({ severity: 'HIGH', status: 'IN_CASE' });
  expect(await alertsOf(first)).toEqual([]);
}
