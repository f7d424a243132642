import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  checkout,
  eventually,
  examplesIn,
  graphqlData,
  pageOf,
  type TestStack,
} from '@blockscore/testkit';
import { expect } from 'vitest';
import type { Session } from './journey.ts';
import { operationsIn } from './readme.ts';

const REGISTRIES = operationsIn('docs/proofs.md').get('Registries') ?? '';
const examples = examplesIn(pageOf('docs/audit.md'));

interface Proven {
  readonly auditEntry: {
    readonly type: string;
    readonly evidence: {
      readonly link: string | null;
      readonly proof: { readonly chainStatus: string } | null;
    } | null;
  };
}
interface Published {
  readonly smartContracts: readonly { readonly name: string; readonly address: string }[];
}
interface Trail {
  readonly auditTrail: { readonly edges: { readonly node: { id: string; type: string } }[] };
}
interface Verified {
  readonly auditVerification: {
    readonly intact: boolean;
    readonly lastSealed: { readonly commitment: string } | null;
  };
}

/** Asks as docs/audit.md does. */
function ask<Data>(
  { graphqlUrl }: TestStack,
  { accessToken: token }: Session,
  name: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Data> {
  const { query } = examples.get(name) ?? {};
  if (query === undefined) throw new Error(`docs/audit.md has no example ${name}.`);
  return graphqlData<Data>(graphqlUrl, { query, variables: { ...variables }, token });
}

/**
 * Somebody proves an entry of the trail about them: what the documented query answers is all that the
 * verifier needs, beside an endpoint of the chain.
 */
export async function proveEntry(stack: TestStack, borrower: Session): Promise<void> {
  const { auditTrail } = await ask<Trail>(stack, borrower, 'AuditTrail', {
    userId: borrower.user.id,
  });
  const paidOut = auditTrail.edges.find(({ node }) => node.type === 'ledger.transaction.posted');
  const id = paidOut?.node.id;
  const proven = await eventually(async () => {
    const answer = await ask<Proven>(stack, borrower, 'AuditEvidence', { id });
    return answer.auditEntry.evidence?.proof?.chainStatus === 'CONFIRMED' ? answer : undefined;
  }, 60_000);
  expect(proven.auditEntry.type).toBe('ledger.transaction.posted');
  const file = join(stack.home, `${id}.json`);
  await writeFile(file, JSON.stringify({ data: proven }));
  expect(await verify(stack, borrower, 'verify.ts', file)).toMatchObject([{ verdict: 'PROVEN' }]);
}

/** What a verifier says of a file, with an endpoint of the chain and the registry that is published. */
async function verify(
  stack: TestStack,
  { accessToken: token }: Session,
  verifier: string,
  file: string,
): Promise<unknown> {
  const { smartContracts } = await graphqlData<Published>(stack.graphqlUrl, {
    query: REGISTRIES,
    token,
  });
  const registry = smartContracts.find(({ name }) => name === 'AnchorRegistry')?.address ?? '';
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(checkout(), 'packages/client/src', verifier),
    file,
    '--rpc',
    stack.chainUrl,
    '--registry',
    registry,
    '--json',
  ]);
  return JSON.parse(stdout);
}

/** The first and the last of some days that follow one another, as `LocalDate`s in UTC. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** An officer takes the trail of some days as a file, which the chain proves until its last anchor. */
export async function proveDays(stack: TestStack, officer: Session, days: Days): Promise<void> {
  for (const format of ['jsonl', 'csv']) {
    const file = join(stack.home, `audit-trail.${format}`);
    // Compliance hears of an anchor a moment after the graph tells of it.
    await writeFile(
      file,
      await eventually(async () => {
        const text = await exported(stack, officer, format, days);
        return /^anchor,|"kind":"anchor"/m.test(text) ? text : undefined;
      }),
    );
    expect(await verify(stack, officer, 'verify-audit.ts', file)).toMatchObject({
      verdict: 'PROVEN',
      fault: null,
    });
  }
}

async function exported(
  { graphqlUrl }: TestStack,
  { accessToken }: Session,
  format: string,
  { from, to }: Days,
): Promise<string> {
  const { origin } = new URL(graphqlUrl);
  const answer = await fetch(`${origin}/exports/audit-trail.${format}?from=${from}&to=${to}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(answer.status).toBe(200);
  return await answer.text();
}

/** The days are whole, and the last entry that was sealed is known to the ledger. */
export async function verifyDays(stack: TestStack, officer: Session, days: Days): Promise<void> {
  const { auditVerification } = await ask<Verified>(stack, officer, 'AuditVerification', {
    ...days,
  });
  expect(auditVerification).toMatchObject({
    intact: true,
    firstBroken: null,
    lastSealed: { commitment: expect.stringMatching(/^0x/) },
  });
}
