import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterEach, describe, expect, test } from 'vitest';
import { seedPolicy } from '../src/app/seed-policy.ts';
import { STANDARD_POLICY } from '../src/domain/policy.ts';
import { applicationOf, applied, decided } from './application-steps.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import {
  activate,
  administrator,
  decideAsBefore,
  decideBy,
  declare,
  policyWith,
} from './policy-steps.ts';
import { portsOn } from './ports.ts';

const lending = useLending();
const analyst = userCaller(newId('user'), ['ANALYST']);

describe('a version of the policy', () => {
  afterEach(() => decideAsBefore(lending));

  test('is there from the beginning, and decides', async () => {
    const query = '{ decisionPolicy { version content isActive declaredBy { id } } }';
    const { data } = await lending.ask(analyst, query);
    const policy = data?.['decisionPolicy'] as { content: string };
    expect(policy).toMatchObject({ version: '2026-11.3', isActive: true, declaredBy: null });
    expect(JSON.parse(policy.content)).toEqual(STANDARD_POLICY);
  });

  test('is declared by one administrator and activated by another', async () => {
    const [first, second] = [administrator(), administrator()];
    const { version, content } = policyWith({
      score: { approve: 720, refer: 600, maxAgeDays: 90 },
    });
    const declared = await declare(lending, first, content);
    expect(declared).toMatchObject({
      policy: { version, isActive: false, reason: 'Fewer losses', declaredBy: { id: first.id } },
      userErrors: [],
    });
    const alone = await activate(lending, first, version);
    expect(alone.userErrors).toMatchObject([{ code: 'SECOND_ADMIN_REQUIRED' }]);
    expect(alone.userErrors[0]?.message).toContain('grantRole');
    const both = await activate(lending, second, version);
    expect(both).toMatchObject({ policy: { version, isActive: true }, userErrors: [] });
    const again = await activate(lending, second, version);
    expect(again.userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);

    const id = await applied(lending, borrower());
    await decided(lending, id, 'UNDER_REVIEW', { value: 700 });
    expect((await applicationOf(lending, officer(), id))?.decision).toMatchObject({
      policyVersion: version,
      reasons: [{ code: 'SCORE_NEEDS_REVIEW' }],
    });
    const [told] = await lending.events('lending.policy.declared');
    expect(told).toMatchObject({
      data: { policyVersion: version, digest: declared.policy?.digest },
      audience: { scopes: ['policies:read'] },
    });
    const activated = (await lending.events('lending.policy.activated'))[0];
    expect(activated?.data).toMatchObject({ previousVersion: '2026-11.3', policyVersion: version });
  });

  test('never says another thing, nor is one without sense taken', async () => {
    const { content } = policyWith();
    await declare(lending, administrator(), content);
    const twice = await declare(lending, administrator(), content);
    expect(twice.userErrors).toMatchObject([{ code: 'POLICY_VERSION_TAKEN' }]);
    const crossed = policyWith({ debtToIncome: { approve: '0.9', refer: '0.5' } });
    const refused = await declare(lending, administrator(), crossed.content);
    expect(refused.userErrors).toMatchObject([
      { code: 'POLICY_INVALID', path: ['input', 'content'] },
    ]);
    const unknown = await activate(lending, administrator(), 'none');
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await expect(
      lending.sql`update lending.policies set reason = 'Another' where true`,
    ).rejects.toThrow(/append-only|permission denied/);
    await expect(lending.sql`delete from lending.policy_activations where true`).rejects.toThrow(
      /append-only|permission denied/,
    );
  });

  test('is for staff who may, and lists by page', async () => {
    for (const caller of [borrower(), userCaller(newId('user'), ['COMPLIANCE_OFFICER'])]) {
      const { errors } = await lending.ask(caller, '{ decisionPolicy { version } }');
      expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
    const { content } = policyWith();
    const mutation =
      'mutation ($i: DeclarePolicyInput!) { declarePolicy(input: $i) { policy { id } } }';
    const input = { i: { content, reason: 'Mine' } };
    const { errors } = await lending.ask(officer(), mutation, input);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const query =
      '{ decisionPolicies(first: 1) { edges { node { version } } pageInfo { hasNextPage } } }';
    const { data } = await lending.ask(analyst, query);
    expect(data?.['decisionPolicies']).toMatchObject({
      edges: [{ node: {} }],
      pageInfo: { hasNextPage: true },
    });
  });

  test('of the release is not mistaken for another one of its name', async () => {
    const { ports, close } = await portsOn(lending, () => new Date());
    await seedPolicy(ports);
    const other = { ...STANDARD_POLICY, lossGivenDefault: '0.5' };
    await expect(seedPolicy(ports, other)).rejects.toThrow(/holds another policy/);
    await close();
  });
});

describe('a counter-offer', () => {
  afterEach(() => decideAsBefore(lending));

  const OFFER = `status offer { amount { amount } termMonths isCounterOffer counterOfferReasons { code } }
    adverseActionNotice { action statement principalReasons { code } }`;

  test('has other terms than asked for, says why, and becomes a loan when it is accepted', async () => {
    await decideBy(lending, {
      counterOffer: {
        ways: ['SMALLER_AMOUNT'],
        amountStep: '100',
        leastShare: '0.2',
        termStepMonths: 6,
      },
    });
    const caller = borrower();
    const id = await applied(lending, caller, { termMonths: 12 });
    await decided(lending, id, 'APPROVED', { value: 700, income: '200000', debts: '40000' });
    const query = `query ($id: ID!) { loanApplication(id: $id) { ${OFFER} } }`;
    const { data } = await lending.ask(caller, query, { id });
    expect(data?.['loanApplication']).toMatchObject({
      offer: {
        // 40 % of 2,000.00 leaves 400.00 a month, which repays 4,500.00 at 10.9 % and not 4,600.00.
        amount: { amount: '4500.00' },
        termMonths: 12,
        isCounterOffer: true,
        counterOfferReasons: [{ code: 'DEBT_TO_INCOME_TOO_HIGH' }],
      },
      adverseActionNotice: {
        action: 'COUNTER_OFFER',
        principalReasons: [{ code: 'DEBT_TO_INCOME_TOO_HIGH' }],
      },
    });
    const input = { id, payoutAccount: 'GB33BUKB20201555555555', idempotencyKey: newKey() };
    const accepted = await mutate<{ loan: { amount: { amount: string } } | null }>(
      lending,
      caller,
      'acceptOffer',
      input,
      'loan { amount { amount } }',
    );
    expect(accepted).toMatchObject({ loan: { amount: { amount: '4500.00' } }, userErrors: [] });
  });

  test('is none where the terms are those asked for', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'APPROVED');
    const query = `query ($id: ID!) { loanApplication(id: $id) { ${OFFER} } }`;
    const { data } = await lending.ask(caller, query, { id });
    expect(data?.['loanApplication']).toMatchObject({
      offer: { isCounterOffer: false, counterOfferReasons: [] },
      adverseActionNotice: null,
    });
  });
});
