import type { Caller } from '@blockscore/caller';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { POLICY_READERS } from './access.ts';
import { readReason } from './declare-policy.ts';
import type { DeclaredPolicy } from './policy-ports.ts';
import type { Ports } from './ports.ts';

export interface ActivatePolicyInput {
  readonly version: string;
  readonly reason: string;
}

/**
 * Has a declared version decide from now on; an earlier one too, to go back to it. Four eyes: never the
 * person who declared it.
 */
export function activatePolicy(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    input: ActivatePolicyInput,
  ): Promise<Outcome<DeclaredPolicy, LendingErrorCode>> => {
    const reason = readReason(input.reason);
    if (!reason.ok) return err([reason.error]);
    return await ports.transact(async (work) => {
      await work.policies.lock();
      const found = await work.policies.find(input.version.slice(0, 100));
      if (found === undefined) return notFound('policy', 'version');
      const { version } = found.policy;
      if (found.declaredBy === caller.id) {
        const message = `You declared policy ${version}, so another administrator has to activate it. If there is no second one, grant somebody the role ADMIN first (grantRole).`;
        return fail('SECOND_ADMIN_REQUIRED', message, ['input', 'version']);
      }
      const before = await work.policies.latestActivation();
      if (before?.version === version) {
        return invalidState(`Policy ${version} is active already.`, 'version');
      }
      const activation = await work.policies.activate({
        version,
        activatedBy: caller.id,
        activatedAt: ports.clock(),
        reason: reason.value ?? '',
      });
      await work.events.record({
        type: 'lending.policy.activated',
        aggregate: { type: 'policy', id: found.id, version: activation.number + 1 },
        audience: POLICY_READERS,
        actor: caller,
        data: {
          policyId: found.id,
          policyVersion: version,
          digest: found.digest,
          ...(before !== undefined && { previousVersion: before.version }),
        },
      });
      return ok(found);
    });
  };
}
