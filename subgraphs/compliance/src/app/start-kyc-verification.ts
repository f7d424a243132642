import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import { openCase } from './open-case.ts';
import type { Ports } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';

/** Begins one's own verification, or gives the one that is there; asks again what is still missing. */
export function startKycVerification(ports: Ports) {
  return async (caller: Caller): Promise<Outcome<KycVerification, ComplianceErrorCode>> => {
    const { id, kind } = caller;
    if (kind !== 'USER' || !isId('user', id)) {
      return fail('NOT_FOUND', 'Only a person can be verified: sign in as a user.');
    }
    return await ports.transact(async (work) => {
      await openCase(work, id, ports.clock());
      return ok(await reassessKyc(work, ports, id, caller));
    });
  };
}
