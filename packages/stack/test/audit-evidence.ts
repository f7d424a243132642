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
  const verifier = join(checkout(), 'packages/client/src/verify.ts');
  const { smartContracts } = await graphqlData<Published>(stack.graphqlUrl, {
    query: REGISTRIES,
    token: borrower.accessToken,
  });
  const registry = smartContracts.find(({ name }) => name === 'AnchorRegistry')?.address ?? '';
  const { stdout } = await promisify(execFile)(process.execPath, [
    verifier,
    file,
    '--rpc',
    stack.chainUrl,
    '--registry',
    registry,
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject([{ verdict: 'PROVEN' }]);
}

/** The days are whole, and the last entry that was sealed is known to the ledger. */
export async function verifyDay(stack: TestStack, officer: Session, day: string): Promise<void> {
  const { auditVerification } = await ask<Verified>(stack, officer, 'AuditVerification', {
    from: day,
    to: day,
  });
  expect(auditVerification).toMatchObject({
    intact: true,
    firstBroken: null,
    lastSealed: { commitment: expect.stringMatching(/^0x/) },
  });
}
