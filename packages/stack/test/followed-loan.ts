import { eventually, type TestStack } from '@blockscore/testkit';
import postgres from 'postgres';

export interface FollowedLoan {
  readonly scored: boolean;
  readonly groupKnown: boolean;
  readonly keyDestroyed: boolean;
}

/** What credit has come to know of a loan by events, once identity has answered it. */
export async function followedLoan(stack: TestStack, loanId: string): Promise<FollowedLoan> {
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    return await eventually(async () => {
      const [row] = await sql<FollowedLoan[]>`
        select loan.score_id is not null as scored,
          attribute.age_group is not null as "groupKnown",
          attribute.private_key is null as "keyDestroyed"
        from credit.loan_outcomes loan
        join credit.decisions decision using (application_id)
        join credit.protected_attributes attribute using (application_id)
        where loan.loan_id = ${loanId}`;
      return row?.groupKnown ? row : undefined;
    });
  } finally {
    await sql.end();
  }
}
