import { describe, expect, test } from 'vitest';
import { applicationOf, decided, told } from './application-steps.ts';
import { borrower, mutate, newKey, useLending } from './lending-subgraph.ts';
import { applyFor, codesOf, granted, keyOf, newPartner } from './partner-steps.ts';

const lending = useLending();

describe('an application on behalf', () => {
  test('is the borrower’s: they see it and accept it, and the partner sees how far it is', async () => {
    const { partnerId, key } = newPartner();
    const customer = borrower();
    const consentId = await granted(lending, customer, partnerId);
    const idempotencyKey = newKey();
    const { application } = await applyFor(lending, key, consentId, { idempotencyKey });
    const again = await applyFor(lending, key, consentId, { idempotencyKey });
    expect(again).toMatchObject({ application, userErrors: [] });
    expect(application).toMatchObject({ status: 'SUBMITTED', consent: { id: consentId } });
    const id = String(application?.id);
    await decided(lending, id, 'APPROVED');
    expect(await applicationOf(lending, customer, id)).toMatchObject({ offer: { termMonths: 24 } });
    const seen = 'query ($id: ID!) { loanApplication(id: $id) { status amount { amount } } }';
    expect((await lending.ask(key, seen, { id })).data).toEqual({
      loanApplication: { status: 'APPROVED', amount: { amount: '8000.00' } },
    });
    const payout = { id, payoutAccount: 'DE89370400440532013000', idempotencyKey: newKey() };
    const accept = (by: typeof key) =>
      mutate<object>(lending, by, 'acceptOffer', payout, 'application { status }');
    expect(codesOf(await accept(key))).toEqual(['NOT_FOUND']);
    const taken = await mutate<object>(
      lending,
      customer,
      'withdrawApplication',
      { id },
      'application { status }',
    );
    expect(taken).toMatchObject({ application: { status: 'WITHDRAWN' } });
    expect(await told(lending, id)).toContain('APPLICATION APPROVED→WITHDRAWN');
  });

  test('asks for its scope, and for a partner', async () => {
    const { partnerId, person } = newPartner();
    const consentId = await granted(lending, borrower(), partnerId);
    const reader = keyOf(partnerId, ['partner:read']);
    await expect(applyFor(lending, reader, consentId)).rejects.toThrow('FORBIDDEN');
    const nobody = { ...person, partnerId: 'none' };
    expect(codesOf(await applyFor(lending, nobody, consentId))).toEqual(['PARTNERS_ONLY']);
    expect(codesOf(await applyFor(lending, person, consentId))).toEqual([]);
  });

  test('tells nothing of what the customer applied for elsewhere', async () => {
    const customer = borrower();
    const fill = async () => {
      const { partnerId, key } = newPartner();
      const id = await granted(lending, customer, partnerId);
      const codes: string[][] = [];
      for (let i = 0; i < 6; i += 1) codes.push(codesOf(await applyFor(lending, key, id)));
      return codes;
    };
    const limited = [[], [], [], [], [], ['TOO_MANY_APPLICATIONS']];
    expect(await fill()).toEqual(limited);
    expect(await fill()).toEqual(limited);
  });

  test('shows in the portfolio of its partner alone', async () => {
    const { partnerId, key } = newPartner();
    const consentId = await granted(lending, borrower(), partnerId);
    await applyFor(lending, key, consentId);
    const query = `{ partnerPortfolio { applications { status count amount { amount } }
      loans { status } outstanding { amount } arrears { bucket count } } }`;
    const mine = await lending.ask(key, query);
    expect(mine.data?.['partnerPortfolio']).toMatchObject({
      applications: [{ status: 'SUBMITTED', count: 1, amount: { amount: '8000.00' } }],
      loans: [],
      outstanding: { amount: '0.00' },
      arrears: expect.arrayContaining([{ bucket: 'CURRENT', count: 0 }]),
    });
    const others = await lending.ask(newPartner().key, query);
    expect(others.data?.['partnerPortfolio']).toMatchObject({ applications: [], loans: [] });
  });
});
