import { connect } from '@blockscore/database';
import { expect, test } from 'vitest';
import { closeDays, closedDays, expectReplayed } from './end-of-day-steps.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';

const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();

/** All that is kept of a loan, but for how often it was written. */
async function kept(loanId: string) {
  const { sql } = lending;
  const [loan] = await sql`
    select booked, booked_through::text, earned_interest, settled_interest, accrual,
      principal_outstanding, days_past_due, changes_on::text
    from lending.loans where id = ${loanId}`;
  const instalments = await sql`
    select * from lending.instalments where loan_id = ${loanId} order by number`;
  const standings = await sql`
    select since::text, until::text, status, earned_interest, daily_interest, principal_outstanding
    from lending.loan_standings where loan_id = ${loanId} order by since`;
  const payments = await sql`
    select id, principal, interest from lending.payments where loan_id = ${loanId} order by id`;
  return {
    loan,
    instalments: [...instalments],
    standings: [...standings],
    payments: [...payments],
  };
}

test('a loan that was counted by rules of before is told anew at the end of the day', async () => {
  const { loanId } = await loanOfJanuary();
  at('2026-02-28');
  await receive(loanId, INSTALMENT);
  at('2026-03-10', '00:30');
  await closeDays(lending, clock);
  const right = await kept(loanId);
  const { sql, close } = connect(lending.database.adminUrl, { max: 1, name: 'before' });
  try {
    // As a release that earned a little less of each period would have left it.
    await sql`update lending.instalments set earned = earned - 7 where loan_id = ${loanId}`;
    await sql`update lending.payments set interest = interest - 7, principal = principal + 7
      where loan_id = ${loanId} and direction = 'COLLECTION'`;
    await sql`update lending.loan_standings set earned_interest = earned_interest - 7
      where loan_id = ${loanId} and since > '2026-02-05'`;
    await sql`update lending.loans set settled_interest = null,
      earned_interest = earned_interest - 7 where id = ${loanId}`;
  } finally {
    await close();
  }
  at('2026-03-11', '00:30');
  await closeDays(lending, clock);
  expect((await closedDays(lending)).at(-1)).toMatchObject({ loans: 1, replayed: 1, failed: 0 });
  await expectReplayed(lending, clock, loanId);
  const now = await kept(loanId);
  expect(now.instalments).toEqual(right.instalments);
  expect(now.payments).toEqual(right.payments);
  // Fewer pieces, since they were told in one go; none of them says less than it did.
  const said = now.standings.map(({ since, earned_interest }) => ({ since, earned_interest }));
  expect(right.standings).toEqual(
    expect.arrayContaining(said.map((piece) => expect.objectContaining(piece))),
  );
  expect(now.loan?.['settled_interest']).toBe(right.loan?.['settled_interest']);
});
