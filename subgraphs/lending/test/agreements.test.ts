import { createHash } from 'node:crypto';
import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { examplesIn, follow, pageOf } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { sealAgreement } from '../src/adapters/agreement-seal.ts';
import { AGREEMENT_DOMAIN } from '../src/domain/agreement.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';
import { acceptedLoan } from './loan-steps.ts';

interface Agreement {
  readonly commitment: string;
  readonly domain: string;
  readonly salt: string;
  readonly content: string;
}

const lending = useLending();
const example = examplesIn(pageOf('docs/lending.md')).get('Agreement');

test('what was agreed on is shown to the borrower with what it takes to check its commitment', async () => {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const { loan } = await follow(lending, caller, example, { loanId });
  const { commitment, domain, salt, content } = (loan as { agreement: Agreement }).agreement;
  const hash = createHash('sha256')
    .update(domain)
    .update(Buffer.from(salt.slice(2), 'hex'))
    .update(content);
  expect(commitment).toBe(`0x${hash.digest('hex')}`);
  expect(JSON.parse(content)).toMatchObject({
    loanId,
    currency: 'USD',
    principal: expect.stringMatching(/^\d+$/),
    instalments: expect.any(Number),
  });
  expect(content).not.toContain(caller.id);
  const told = await lending.events('lending.agreement.made');
  expect(told.map(({ data, audience }) => ({ ...data, audience }))).toEqual([
    {
      loanId,
      userId: caller.id,
      agreement: commitment,
      audience: { subject: caller.id, scopes: ['loans:read'] },
    },
  ]);
  expect(JSON.stringify(told)).not.toContain(salt.slice(2));
  const [row] = await lending.sql<{ salt: string }[]>`select salt from lending.loan_agreements`;
  expect(row?.salt).not.toContain(salt.slice(2));
});

test('it is for the borrower and staff, and for nobody else', async () => {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const { data } = await lending.ask(officer(), example?.query ?? '', { loanId });
  expect(data?.['loan']).toMatchObject({ agreement: { salt: expect.stringMatching(/^0x/) } });
  const stranger = userCaller(newId('user'), ['BORROWER']);
  const other = await lending.ask(stranger, example?.query ?? '', { loanId });
  expect(other.data?.['loan']).toBeNull();
});

test('it stays as it was', async () => {
  await acceptedLoan(lending, borrower());
  const change = lending.sql`update lending.loan_agreements set content = '{}'`;
  await expect(change).rejects.toThrow(/permission denied|append-only/);
});

test('the same terms are never committed to twice by the same hash', () => {
  const [one, other] = [sealAgreement('{}'), sealAgreement('{}')];
  expect(one.commitment).not.toBe(other.commitment);
  expect(AGREEMENT_DOMAIN.endsWith('\n')).toBe(true);
});
