import { createHash } from 'node:crypto';
import { eventually, graphqlData, type TestStack } from '@blockscore/testkit';
import postgres, { type Sql } from 'postgres';
import { operationsIn, readmeOperations } from './readme.ts';

const PAGES = ['docs/accounts.md', 'docs/scores.md'];
const operations = new Map([
  ...readmeOperations(),
  ...PAGES.flatMap((page) => [...operationsIn(page)]),
]);

export function operation(name: string): string {
  const text = operations.get(name);
  if (text === undefined)
    throw new Error(`Neither README.md nor ${PAGES.join(' nor ')} has an operation ${name}`);
  return text;
}

/** Sends an operation of the README or of a page under docs; its data must come without an error and without user errors. */
export async function run<T>(
  stack: TestStack,
  name: string,
  token?: string,
  variables: Record<string, unknown> = {},
  edit: (text: string) => string = (text) => text,
): Promise<T> {
  const query = edit(operation(name));
  const data = await graphqlData<Record<string, unknown>>(stack.graphqlUrl, {
    query,
    variables,
    token,
  });
  for (const payload of Object.values(data)) {
    const errors = (payload as { userErrors?: unknown[] } | null)?.userErrors ?? [];
    if (errors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(errors)}`);
  }
  return data as T;
}

export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly user: { readonly id: string };
}

export async function signIn(stack: TestStack, email: string, password: string): Promise<Session> {
  const data = await run<{ login: { session: Session } }>(stack, 'Login', undefined, {
    email,
    password,
  });
  return data.login.session;
}

/** Signs in somebody of the demo lender by the first part of the address, e.g. `officer`. */
export async function signInDemo(stack: TestStack, name: string): Promise<Session> {
  const user = stack.demoUsers.find((candidate) => candidate.email.startsWith(`${name}@`));
  if (user === undefined) throw new Error(`There is no demo user ${name}`);
  return await signIn(stack, user.email, user.password);
}

/** A birthday of one's own: who has the README's Grace's name and hers, too, is taken for her. */
export function birthOf(email: string): string {
  const day = 86_400_000 * (createHash('sha256').update(email).digest().readUInt16BE() % 10_000);
  return new Date(Date.UTC(1965, 0, 1) + day).toISOString().slice(0, 10);
}

/** Registers the README's Grace under an address and with a birthday of one's own, verifies it and signs in. */
export async function enrol(stack: TestStack, email: string): Promise<Session> {
  await run(stack, 'Register', undefined, {}, (text) =>
    text.replace('grace@example.com', email).replace('1990-12-09', birthOf(email)),
  );
  const token = await stack.mailbox.waitFor(email, /^(vrf_\S+)$/m);
  await run(stack, 'VerifyEmail', undefined, { token });
  return await signIn(stack, email, 'seven bridges of Königsberg');
}

export interface Application {
  readonly status: string;
  readonly decision: { readonly outcome: string; readonly decidedBy: string } | null;
  readonly offer: { readonly id: string; readonly payment: { readonly amount: string } } | null;
}

/** Applies as in the README, under a key of one's own, and waits for the decision. */
export async function applyAndWait(
  stack: TestStack,
  token: string,
  key: string,
  purpose = 'A roof',
): Promise<{ readonly id: string; readonly application: Application }> {
  const { loanProducts } = await run<{ loanProducts: { id: string }[] }>(stack, 'Products');
  const productId = loanProducts[0]?.id;
  const { applyForLoan } = await run<{ applyForLoan: { application: { id: string } } }>(
    stack,
    'Apply',
    token,
    { productId },
    (text) => text.replace('grace-roof-1', key).replace('A roof', purpose),
  );
  const { id } = applyForLoan.application;
  const application = await eventually(async () => {
    const data = await run<{ loanApplication: Application }>(stack, 'MyApplication', token, { id });
    return data.loanApplication.decision === null ? undefined : data.loanApplication;
  });
  return { id, application };
}

export interface StatusEvent {
  readonly cursor: string;
  readonly from: string | null;
  readonly to: string;
  readonly application: { readonly id: string } | null;
  readonly loan: { readonly id: string } | null;
}
export interface ChainEvent {
  readonly cursor: string;
  readonly status: string;
  readonly confirmations: number;
  readonly requiredConfirmations: number;
  readonly transaction: {
    readonly id: string;
    readonly chainTransaction: { readonly hash: string };
  };
}
export interface Loan {
  readonly status: string;
  readonly balance: { readonly amount: string };
  readonly nextInstalment: { readonly amountDue: { readonly amount: string } };
  readonly schedule: readonly Row[];
  readonly payments: { readonly edges: readonly { readonly node: { readonly status: string } }[] };
  readonly transactions: { readonly edges: readonly { readonly node: Transaction }[] };
}
export interface Row {
  readonly number: number;
  readonly payment: { readonly amount: string };
  readonly principal: { readonly amount: string };
  readonly interest: { readonly amount: string };
  readonly paid: boolean;
}
export interface Transaction {
  readonly id: string;
  readonly kind: string;
  readonly chainStatus: string;
  readonly entries: readonly {
    readonly side: string;
    readonly accountCode: string;
    readonly amount: { readonly amount: string };
  }[];
  readonly chainTransaction: { readonly hash: string; readonly commitment: string } | null;
}

/** Transactions whose debits and credits differ in some currency, asked of the database itself. */
export async function unbalancedTransactions(stack: TestStack): Promise<readonly string[]> {
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    const rows = await sql<{ id: string }[]>`
      select transaction_id as id from ledger.entries
      group by transaction_id, currency
      having sum(case side when 'DEBIT' then minor else -minor end) <> 0`;
    return rows.map((row) => row.id);
  } finally {
    await sql.end();
  }
}

/** How many rows each table of lending has, but for what is written whoever asks for anything. */
export async function lendingRows(sql: Sql): Promise<Readonly<Record<string, unknown>>> {
  const tables = await sql<{ name: string }[]>`
    select schemaname || '.' || relname as name from pg_stat_user_tables
    where schemaname = 'lending' and relname not in ('idempotency_keys', 'inbox') order by 1`;
  const counts: Record<string, unknown> = {};
  for (const { name } of tables) {
    const [row] = await sql.unsafe(`select count(*)::int as n from ${name}`);
    counts[name] = row?.['n'];
  }
  return counts;
}

/** Asks the chain itself, by its JSON-RPC, whether that transaction carried the commitment. */
export async function chainHolds(
  stack: TestStack,
  hash: string,
  commitment: string,
): Promise<boolean> {
  const response = await fetch(stack.chainUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'eth_getTransactionByHash',
      params: [hash],
    }),
  });
  const { result } = (await response.json()) as {
    result: { input: string; blockNumber: string };
  };
  return commitment.length >= 64 && result.input.includes(commitment.replace(/^0x/, ''));
}
