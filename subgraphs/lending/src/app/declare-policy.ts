import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { err, type Outcome, ok } from '@blockscore/result';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import { readText } from '../domain/input.ts';
import { POLICY_READERS } from './access.ts';
import type { DeclaredPolicy } from './policy-ports.ts';
import type { Ports } from './ports.ts';

export interface DeclarePolicyInput {
  /** JSON. */
  readonly content: string;
  readonly reason: string;
}

const LONGEST_REASON = 500;

/** Reads why something is done, which has to be said. */
export function readReason(text: string) {
  const reason = readText(text, 'reason', LONGEST_REASON);
  if (!reason.ok || reason.value !== null) return reason;
  return err(inputError('INPUT_INVALID', 'reason', 'Say why: others will read it.'));
}

/** Declares a version of the policy, which decides nothing before another administrator activates it. */
export function declarePolicy(ports: Pick<Ports, 'transact' | 'clock' | 'readPolicy'>) {
  return async (
    caller: Caller,
    input: DeclarePolicyInput,
  ): Promise<Outcome<DeclaredPolicy, LendingErrorCode>> => {
    const reason = readReason(input.reason);
    if (!reason.ok) return err([reason.error]);
    const read = ports.readPolicy(input.content);
    if (!read.ok) {
      return err(read.error.map((message) => inputError('POLICY_INVALID', 'content', message)));
    }
    const { version } = read.value.policy;
    return await ports.transact(async (work) => {
      await work.policies.lock();
      if ((await work.policies.find(version)) !== undefined) {
        const message = `There is a policy ${version} already, and what it says never changes: choose another version.`;
        return err([inputError('POLICY_VERSION_TAKEN', 'content', message)]);
      }
      const declared: DeclaredPolicy = {
        ...read.value,
        id: newId('policy'),
        declaredBy: caller.id,
        declaredAt: ports.clock(),
        reason: reason.value ?? '',
      };
      await work.policies.insert(declared);
      await work.events.record({
        type: 'lending.policy.declared',
        aggregate: { type: 'policy', id: declared.id, version: 1 },
        audience: POLICY_READERS,
        actor: caller,
        data: { policyId: declared.id, policyVersion: version, digest: declared.digest },
      });
      return ok(declared);
    });
  };
}
