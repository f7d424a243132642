import type { Caller } from '@blockscore/caller';
import type { TestSubgraph } from '@blockscore/testkit';

export interface LoanView {
  readonly status: string;
  readonly disbursedOn: string | null;
  readonly balance: { readonly amount: string };
  readonly totalOutstanding: { readonly amount: string };
  readonly schedule: readonly {
    readonly number: number;
    readonly dueDate: string;
    readonly payment: { readonly amount: string };
    readonly paid: boolean;
    readonly paidInterest: { readonly amount: string };
    readonly paidPrincipal: { readonly amount: string };
    readonly balance: { readonly amount: string };
  }[];
  readonly nextInstalment: { readonly number: number } | null;
  readonly delinquency: {
    readonly daysPastDue: number;
    readonly bucket: string;
    readonly amountPastDue: { readonly amount: string };
  };
  readonly payments: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly status: string;
        readonly direction: string;
        readonly failureReason: string | null;
        readonly transaction: { readonly id: string } | null;
      };
    }[];
  };
}

export async function loanOf(lending: TestSubgraph, caller: Caller, id: string): Promise<LoanView> {
  const answer = await lending.ask(
    caller,
    `query ($id: ID!) { loan(id: $id) { status disbursedOn balance { amount } totalOutstanding { amount }
      schedule { number dueDate payment { amount } paid paidInterest { amount } paidPrincipal { amount } balance { amount } }
      nextInstalment { number } delinquency { daysPastDue bucket amountPastDue { amount } }
      payments { edges { node { id status direction failureReason transaction { id } } } } } }`,
    { id },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['loan'] as LoanView;
}

/** The application that a loan came of. */
export async function applicationIdOf(lending: TestSubgraph, loanId: string): Promise<string> {
  const [row] = await lending.sql`select application_id from lending.loans where id = ${loanId}`;
  return String(row?.['application_id']);
}
