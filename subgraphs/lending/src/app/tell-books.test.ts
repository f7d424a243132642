import { MAX_EVENT_LENGTH } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { LOAN_ACCOUNTS } from '../domain/servicing/books.ts';
import { toldEvents } from './tell-books.ts';

test('whatever loans owe, what tells of them fits into events', () => {
  const own = new Map(
    [...LOAN_ACCOUNTS, 'DISBURSEMENT_CLEARING'].map((account) => [account, -(10n ** 18n)]),
  );
  const told = Array.from({ length: 200 }, () => ({
    loanId: newId('loan'),
    postings: 1_000_000_000,
    own,
  }));
  const events = toldEvents(told, false);
  // With room for who recorded it, and when.
  const longest = Math.max(...events.map((event) => JSON.stringify(event).length)) + 1_000;
  expect(longest).toBeLessThan(MAX_EVENT_LENGTH);
  const named = events.flatMap(({ data }) =>
    'loans' in data && Array.isArray(data.loans) ? data.loans.map(({ loanId }) => loanId) : [],
  );
  expect(named).toEqual(told.map(({ loanId }) => loanId));
});
