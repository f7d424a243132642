import type { Caller } from '@blockscore/caller';
import { type Id, isId, newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { newSealKeyPair, openSealed } from '@blockscore/vault';
import { expect, test } from 'vitest';
import { applied, decided } from './application-steps.ts';
import { borrower, mutate, useLending } from './lending-subgraph.ts';
import { accept } from './loan-steps.ts';

const IBAN = 'DE89 3704 0044 0532 0130 00';
const lending = useLending();

function idOf({ id }: Caller): Id<'user'> {
  if (!isId('user', id)) throw new Error('A borrower is a user.');
  return id;
}

interface Added {
  readonly payoutAccount: { readonly id: string };
}

function add(caller: Caller, account: string, holderName: string) {
  const input = { account, holderName };
  return mutate<Added>(lending, caller, 'addPayoutAccount', input, 'payoutAccount { id }');
}

async function ask(
  userId: Id<'user'>,
  applicationId: string,
  about: { readonly payoutAccountId?: `bank_${string}` } = {},
) {
  if (!isId('app', applicationId)) throw new Error('An application has an id of its own.');
  const { publicKey, privateKey } = await newSealKeyPair();
  const requestId = newId('req');
  const request = { requestId, userId, applicationId, publicKey, ...about };
  await lending.hear('compliance.application_facts.requested', request);
  return { requestId, privateKey };
}

const answerTo = async (requestId: string) =>
  (await lending.events('lending.application_facts.disclosed')).find(
    ({ data }) => data['requestId'] === requestId,
  );

interface Facts {
  readonly accounts: readonly { readonly mark: string; readonly [field: string]: unknown }[];
  readonly [field: string]: unknown;
}

async function factsOf(
  caller: Caller,
  applicationId: string,
  about: { readonly payoutAccountId?: `bank_${string}` } = {},
) {
  const { requestId, privateKey } = await ask(idOf(caller), applicationId, about);
  const event = await eventually(() => answerTo(requestId));
  expect(event.audience).toEqual({ scopes: [] });
  expect(JSON.stringify(event)).not.toMatch(/DE8937|Hopper/);
  const opened = await openSealed(privateKey, String(event.data['sealed']), { requestId });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value as Facts;
}

test('compliance is told what was applied for, and of each account ever given a mark and whose it is', async () => {
  const caller = borrower();
  const earlier = await applied(lending, caller);
  await mutate(lending, caller, 'withdrawApplication', { id: earlier }, 'application { id }');
  const id = await applied(lending, caller);
  const { payoutAccount } = await add(caller, IBAN, 'Grace Hopper');
  const { id: bank } = payoutAccount;
  await mutate(lending, caller, 'removePayoutAccount', { id: bank }, 'payoutAccount { id }');
  await add(caller, 'GB29NWBK60161331926819', 'G. Hopper');
  const facts = await factsOf(caller, id);
  const instant = expect.stringMatching(/^\d{4}-.*Z$/);
  const mark = expect.stringMatching(/^[\w-]{43}$/);
  expect(facts).toEqual({
    accounts: [
      {
        ...{ mark, status: 'VERIFIED', holderName: 'G. Hopper', verified: true },
        ...{ payoutAccountId: expect.stringMatching(/^bank_/), givenAt: instant },
      },
      {
        ...{ mark, status: 'REMOVED', holderName: 'Grace Hopper', verified: true },
        ...{ payoutAccountId: bank, givenAt: instant },
      },
    ],
    amountMinor: expect.stringMatching(/^[1-9]\d*$/),
    currency: 'USD',
    termMonths: expect.any(Number),
    exposureMinor: '0',
    appliedAt: [instant, instant],
  });
  expect(JSON.stringify(facts)).not.toMatch(/DE8937|GB29NW/);
});

test('the account that the loan is paid to is told first, however many were given since', async () => {
  const caller = borrower();
  const id = await applied(lending, caller);
  const { payoutAccount } = await add(caller, IBAN, 'Ada Byrne');
  const { id: bank } = payoutAccount;
  if (!isId('bank', bank)) throw new Error('An account has an id of its own.');
  for (let number = 10; number < 31; number += 1) {
    const added = await add(caller, `ACCT${number}99`, 'Others');
    const { id: other } = added.payoutAccount;
    await mutate(lending, caller, 'removePayoutAccount', { id: other }, 'payoutAccount { id }');
  }
  const named = (facts: Facts) => facts.accounts.map((account) => account['holderName']);
  const others = Array.from({ length: 20 }, () => 'Others');
  expect(named(await factsOf(caller, id))).toEqual(others);
  const about = { payoutAccountId: bank };
  expect(named(await factsOf(caller, id, about))).toEqual(['Ada Byrne', ...others.slice(1)]);
  // Whose it is, is told of none that is another's.
  const stranger = borrower();
  const theirs = await factsOf(stranger, await applied(lending, stranger), about);
  expect(theirs.accounts).toEqual([]);
  // Nobody has to say which it is of an application that became a loan.
  await decided(lending, id, 'APPROVED');
  await accept(lending, caller, id, bank);
  expect(named(await factsOf(caller, id))).toEqual(['Ada Byrne', ...others.slice(1)]);
});

test('two people who gave one account have one mark, however it is spelt', async () => {
  const [ada, ben, cleo] = [borrower(), borrower(), borrower()];
  await add(ada, IBAN, 'Ada Byrne');
  await add(ben, 'de89-3704-0044-0532-0130-00', 'Ada Byrne');
  await add(cleo, 'GB29NWBK60161331926819', 'Cleo Nash');
  const marks: (string | undefined)[] = [];
  for (const caller of [ada, ben, cleo]) {
    const { accounts } = await factsOf(caller, await applied(lending, caller));
    marks.push(accounts[0]?.mark);
  }
  expect(marks[1]).toBe(marks[0]);
  expect(marks[2]).not.toBe(marks[0]);
});

test('nothing is told of another’s application, of none, and of who was erased', async () => {
  const [ada, ben] = [borrower(), borrower()];
  const [ofAda, ofBen] = [await applied(lending, ada), await applied(lending, ben)];
  await add(ada, IBAN, 'Ada Byrne');
  const asked = [await ask(idOf(ada), ofBen), await ask(idOf(ada), newId('app'))];
  const erasureId = newId('erasure');
  await lending.hear('compliance.erasure.ordered', { erasureId, userId: idOf(ada) });
  asked.push(await ask(idOf(ada), ofAda));
  // Answered in the order of the questions, this one comes after.
  await factsOf(ben, ofBen);
  for (const { requestId } of asked) expect(await answerTo(requestId)).toBeUndefined();
});
