import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { type DecisionPolicy, STANDARD_POLICY } from '../src/domain/policy.ts';
import { mutate } from './lending-subgraph.ts';

export function administrator(): Caller {
  return userCaller(newId('user'), ['ADMIN']);
}

export const POLICY = `policy { version digest reason isActive declaredBy { id }
  activations { number activatedBy { id } } }`;

export interface PolicyView {
  readonly policy: null | {
    readonly version: string;
    readonly digest: string;
    readonly reason: string;
    readonly isActive: boolean;
    readonly declaredBy: { readonly id: string } | null;
    readonly activations: readonly { readonly number: number }[];
  };
}

let versions = 0;

/** The standard policy with changes, as JSON, under a version that nobody has used. */
export function policyWith(changes: Partial<DecisionPolicy> = {}): {
  readonly version: string;
  readonly content: string;
} {
  versions += 1;
  const version = `test-${versions}`;
  return { version, content: JSON.stringify({ ...STANDARD_POLICY, ...changes, version }) };
}

export function declare(lending: TestSubgraph, caller: Caller, content: string) {
  const input = { content, reason: 'Fewer losses' };
  return mutate<PolicyView>(lending, caller, 'declarePolicy', input, POLICY);
}

export function activate(lending: TestSubgraph, caller: Caller, version: string) {
  const input = { version, reason: 'Agreed by the credit committee' };
  return mutate<PolicyView>(lending, caller, 'activatePolicy', input, POLICY);
}

/** Has a policy decide that differs from the standard one so; gives its version. */
export async function decideBy(
  lending: TestSubgraph,
  changes: Partial<DecisionPolicy>,
): Promise<string> {
  const { version, content } = policyWith(changes);
  await declare(lending, administrator(), content);
  const { policy, userErrors } = await activate(lending, administrator(), version);
  if (policy?.isActive !== true) throw new Error(JSON.stringify(userErrors));
  return version;
}

/** Has the standard policy decide again. */
export async function decideAsBefore(lending: TestSubgraph): Promise<void> {
  await activate(lending, administrator(), STANDARD_POLICY.version);
}
