import { eventually, examplesIn, graphqlData, pageOf, type TestStack } from '@blockscore/testkit';
import { expect } from 'vitest';
import { applyAndWait, type Loan, run, type Session, signIn, signInDemo } from './journey.ts';
import { payOut } from './paying-out.ts';

const examples = examplesIn(pageOf('docs/compliance/monitoring.md'));

interface Held {
  readonly edges: readonly {
    readonly node: {
      readonly paymentId: string;
      readonly direction: string;
      readonly user: { readonly id: string };
      readonly loan: { readonly id: string };
      readonly alerts: readonly { readonly rule: string }[];
    };
  }[];
}

/** Sends an operation of the page about monitoring, and gives what its first root field answers. */
async function ask<T>(
  stack: TestStack,
  { accessToken: token }: Session,
  name: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const query = examples.get(name)?.query ?? '';
  const data = await graphqlData<Record<string, unknown>>(stack.graphqlUrl, {
    query,
    variables,
    token,
  });
  return Object.values(data)[0] as T;
}

/** An officer has looked at who lives in a country that the FATF calls for action against, and approves. */
async function approveResidence(stack: TestStack, userId: string): Promise<void> {
  const { accessToken: token } = await signInDemo(stack, 'compliance');
  const variables = { userId };
  const version = await eventually(async () => {
    const { kycVerification } = await graphqlData<{
      kycVerification: { reviewReasons: readonly string[]; version: number } | null;
    }>(stack.graphqlUrl, {
      query: 'query ($userId: ID!) { kycVerification(userId: $userId) { reviewReasons version } }',
      ...{ variables, token },
    });
    return kycVerification?.reviewReasons.includes('COUNTRY') ? kycVerification.version : undefined;
  });
  const { decideKyc } = await graphqlData<{ decideKyc: unknown }>(stack.graphqlUrl, {
    query: `mutation ($userId: ID!, $version: Int) {
      decideKyc(
        input: { userId: $userId, decision: APPROVE, version: $version, note: "Known to us in person." }) {
        kycVerification { status } userErrors { code message } } }`,
    ...{ variables: { ...variables, version }, token },
  });
  expect(decideKyc).toEqual({ kycVerification: { status: 'APPROVED' }, userErrors: [] });
}

/** Somebody who lives in a country that the FATF calls for action against, with a loan that is accepted. */
async function acceptedLoan(stack: TestStack, email: string) {
  await run(stack, 'Register', undefined, {}, (text) =>
    text.replace('grace@example.com', email).replace('country: "US"', 'country: "MM"'),
  );
  const verification = await stack.mailbox.waitFor(email, /^(vrf_\S+)$/m);
  await run(stack, 'VerifyEmail', undefined, { token: verification });
  const borrower = await signIn(stack, email, 'seven bridges of Königsberg');
  const token = borrower.accessToken;
  await approveResidence(stack, borrower.user.id);
  await run(stack, 'SubmitProfile', token);
  const { id } = await applyAndWait(stack, token, `${email}-apply`);
  const { acceptOffer } = await run<{ acceptOffer: { loan: { id: string } } }>(
    stack,
    'Accept',
    token,
    { id },
  );
  return { borrower, loanId: acceptOffer.loan.id };
}

/** A payout is held, of which the borrower sees nothing but that it is on its way, until two officers release it. */
export async function releaseHeldPayout(stack: TestStack, officer: Session): Promise<void> {
  const email = 'held@example.com';
  const { borrower, loanId } = await acceptedLoan(stack, email);
  const loanNow = async () =>
    (await run<{ loan: Loan }>(stack, 'MyLoan', borrower.accessToken, { id: loanId })).loan;
  await payOut(stack, officer, loanId, `${email}-payout`);
  const compliance = await signInDemo(stack, 'compliance');
  const held = await eventually(async () => {
    const { edges } = await ask<Held>(stack, compliance, 'Held');
    return edges.find(({ node }) => node.loan.id === loanId)?.node;
  });
  expect(held).toMatchObject({
    ...{ direction: 'PAYOUT', user: { id: borrower.user.id } },
    alerts: [{ rule: 'CALL_FOR_ACTION_COUNTRY' }],
  });
  const waiting = await loanNow();
  expect(waiting.status).toBe('DISBURSING');
  expect(waiting.payments.edges.map(({ node }) => node.status)).toEqual(['PENDING']);
  const { paymentId } = held;
  // What a rule of severity HIGH holds takes two.
  expect(await ask(stack, compliance, 'Release', { paymentId })).toMatchObject({
    heldPayment: { status: 'HELD' },
    proposal: { proposedBy: { id: compliance.user.id } },
    userErrors: [],
  });
  const second = await signInDemo(stack, 'compliance2');
  expect(await ask(stack, second, 'Release', { paymentId })).toMatchObject({ userErrors: [] });
  await eventually(async () => ((await loanNow()).status === 'ACTIVE' ? true : undefined));
}
