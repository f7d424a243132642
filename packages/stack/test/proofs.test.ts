import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkout,
  eventually,
  graphqlData,
  startTestStack,
  type TestStack,
} from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningAnvil, startAnvil } from '../src/anvil.ts';
import { addressOf } from '../src/secrets.ts';
import { applyAndWait, enrol, type Loan, run, type Session, signInDemo } from './journey.ts';
import { payOut } from './paying-out.ts';
import { newHome } from './programs.ts';
import { operationsIn } from './readme.ts';

const VERIFIER = join(checkout(), 'packages/client/src/verify.ts');
const QUERIES = operationsIn('docs/proofs.md');
const ON_CHAIN = operationsIn('docs/contracts.md');
const FOLLOWED = ON_CHAIN.get('LoanOnChain') ?? '';
const ATTESTED = ON_CHAIN.get('ScoreOnChain') ?? '';
const KEY = `0x${randomBytes(32).toString('hex')}`;
const home = newHome();
let chain: RunningAnvil;
let stack: TestStack;

beforeAll(async () => {
  // The one thing that outlives the lender.
  const pace = { blockTimeSeconds: 1, durable: false };
  chain = await startAnvil({ dataHome: home, ...pace, fund: [await addressOf(KEY)] });
  stack = await startTestStack({
    redis: false,
    chain: { url: chain.url, privateKey: KEY },
    environment: {
      compliance: { AUDIT_SEAL_SECONDS: '1' },
      ledger: {
        ...{ ANCHOR_EVERY_SECONDS: '1', ENABLE_LOAN_REGISTRY: 'true', ENABLE_ATTESTATIONS: 'true' },
      },
    },
  });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  await chain?.stop();
}, 180_000);

test('a borrower takes the proof of a repayment, and checks it while the backend is off', async () => {
  const borrower = await enrol(stack, 'grace-proofs@example.com');
  const { loanId, transactionId, amount } = await repayFirstInstalment(borrower);
  const [userId, token] = [borrower.user.id, borrower.accessToken];
  const asked = {
    TransactionProof: { id: transactionId },
    AuditProof: { id: await auditEntryOfPosting(borrower) },
    ScoreProof: { userId },
  };
  const answers = await Promise.all(
    Object.entries(asked).map(async ([name, variables]) => ({
      name,
      answer: await confirmed(QUERIES.get(name) ?? '', variables, token),
    })),
  );
  const loan = await activeOnChain(loanId, token);
  const score = await attestedOnChain(userId, token);
  const { smartContracts } = await graphqlData<{ smartContracts: Contract[] }>(stack.graphqlUrl, {
    query: QUERIES.get('Registries') ?? '',
    token,
  });
  const registry = smartContracts.find(({ name }) => name === 'AnchorRegistry')?.address ?? '';
  await stack.stop();
  await expect(fetch(stack.url)).rejects.toThrow();

  // AGREED and ACTIVE, by nothing but what commits to the agreement.
  expect(await timesTold(loan.registry, loan.agreement)).toBe(2);
  expect(await standsBy(score)).toBe(true);
  expect(await standsBy({ ...score, commitment: loan.agreement })).toBe(false);
  const given = ['--rpc', chain.url, '--registry', registry];
  for (const { name, answer } of answers) {
    const good = await verify(answer, given);
    expect([name, good.said]).toEqual([name, expect.stringMatching(/^PROVEN\. This record/m)]);
    expect(good.code).toBe(0);
    if (name === 'TransactionProof') {
      expect(good.said.replaceAll(/ +/g, ' ')).toContain(`Debit CASH ${amount} USD`);
    }
    const open = await verify(answer, ['--rpc', chain.url]);
    expect([name, open.said]).toEqual([name, expect.stringMatching(/^REGISTRY OPEN\. /m)]);
    expect(open.code).toBe(5);
    const bad = await verify(withAnotherDigit(answer), given);
    expect([name, bad.said]).toEqual([name, expect.stringMatching(/^NOT PROVEN\. /m)]);
    expect(bad.code).toBe(1);
  }
  await chain.stop();
  expect((await verify(answers[0]?.answer ?? '', given)).code).toBe(3);
}, 300_000);

interface Contract {
  readonly name: string;
  readonly address: string;
}

/** Borrows as in the README, and repays what is due first. */
async function repayFirstInstalment({ accessToken: token }: Session) {
  await run(stack, 'SubmitProfile', token);
  const { id } = await applyAndWait(stack, token, 'proofs-apply');
  const accepted = await run<{ acceptOffer: { loan: { id: string } } }>(stack, 'Accept', token, {
    id,
  });
  const loanId = accepted.acceptOffer.loan.id;
  const officer = await signInDemo(stack, 'officer');
  await payOut(stack, officer, loanId, 'proofs-payout');
  const loan = async () => (await run<{ loan: Loan }>(stack, 'MyLoan', token, { id: loanId })).loan;
  const active = await eventually(async () => {
    const now = await loan();
    return now.status === 'ACTIVE' ? now : undefined;
  });
  const { amount } = active.nextInstalment.amountDue;
  await run(stack, 'Repay', token, { loanId, amount });
  const posted = await eventually(async () =>
    (await loan()).transactions.edges.find(({ node }) => node.kind === 'REPAYMENT'),
  );
  return { loanId, transactionId: posted.node.id, amount };
}

/** Where a loan is registered, and by what, once the chain has confirmed that it is paid out. */
async function activeOnChain(loanId: string, token: string) {
  return await eventually(async () => {
    const { loan } = await graphqlData<{ loan: LoanOnChain }>(stack.graphqlUrl, {
      query: FOLLOWED,
      variables: { loanId },
      token,
    });
    const { agreement, registration } = loan;
    if (registration?.state !== 'ACTIVE' || registration.chainStatus !== 'CONFIRMED') {
      return undefined;
    }
    expect(registration).toMatchObject({ agreement: agreement.commitment, followsLoan: true });
    const registry = registration.chainTransaction.contractAddress;
    return { agreement: agreement.commitment, registry };
  }, 60_000);
}

interface LoanOnChain {
  readonly agreement: { readonly commitment: string };
  readonly registration: {
    readonly state: string;
    readonly chainStatus: string;
    readonly chainTransaction: { readonly contractAddress: string };
  } | null;
}

interface AttestedScore {
  readonly commitment: string;
  readonly registration: {
    readonly state: string;
    readonly attester: string;
    readonly registry: string;
  } | null;
}

/** What the lender says that it stands by, once the chain has confirmed it. */
async function attestedOnChain(userId: string, token: string): Promise<AttestedScore> {
  return await eventually(async () => {
    const { creditScore } = await graphqlData<{ creditScore: { attestation: AttestedScore } }>(
      stack.graphqlUrl,
      { query: ATTESTED, variables: { userId }, token },
    );
    const { attestation } = creditScore;
    return attestation.registration?.state === 'ATTESTED' ? attestation : undefined;
  }, 60_000);
}

/** Whether it does, as the chain itself says, asked as docs/contracts.md shows. */
async function standsBy({ commitment, registration }: AttestedScore): Promise<boolean> {
  const attester = registration?.attester.slice(2).toLowerCase().padStart(64, '0');
  const data = `0xe7b8edf6${attester}${commitment.slice(2)}`;
  const asked = [{ to: registration?.registry, data }, 'latest'];
  return BigInt(String(await askChain('eth_call', asked))) === 1n;
}

/** How often a contract told of something, as the chain itself says. */
async function timesTold(address: string, about: string): Promise<number> {
  const filter = { fromBlock: '0x0', toBlock: 'latest', address, topics: [null, about] };
  return ((await askChain('eth_getLogs', [filter])) as unknown[]).length;
}

async function askChain(method: string, params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(chain.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return ((await response.json()) as { result: unknown }).result;
}

async function auditEntryOfPosting({ accessToken: token, user }: Session): Promise<string> {
  const query = `query ($userId: ID!) { auditTrail(userId: $userId, first: 100) {
    edges { node { id type } } } }`;
  return await eventually(async () => {
    const { auditTrail } = await graphqlData<{
      auditTrail: { edges: { node: { id: string; type: string } }[] };
    }>(stack.graphqlUrl, { query, variables: { userId: user.id }, token });
    return auditTrail.edges.find(({ node }) => node.type === 'ledger.transaction.posted')?.node.id;
  });
}

/** What the graph answers, to the letter, once the chain has confirmed the root. */
async function confirmed(query: string, variables: object, token: string): Promise<string> {
  return await eventually(async () => {
    const response = await fetch(stack.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.text();
    if (answer.includes('"errors"')) throw new Error(answer);
    return answer.includes('"chainStatus":"CONFIRMED"') ? answer : undefined;
  }, 150_000);
}

/** Of what the record says: an amount, a score's value, or when something happened. */
function withAnotherDigit(answer: string): string {
  const digit = /(\\"(?:minor|value|occurredAt)\\":\D*)(\d)/;
  return answer.replace(
    digit,
    (_, before: string, found: string) => `${before}${9 - Number(found)}`,
  );
}

/** Runs the command on a file that has only this in it. */
async function verify(text: string, given: readonly string[]) {
  const file = join(home, 'proof.json');
  writeFileSync(file, text);
  return await new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = execFile(process.execPath, [VERIFIER, file, ...given], (_, out, err) =>
      resolve({ code: child.exitCode, said: out + err }),
    );
  });
}
