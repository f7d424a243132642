import type { Caller } from '@blockscore/caller';
import type { Outcome } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Ports } from '../ports.ts';
import { lockCase } from './change-case.ts';
import { endCase } from './end-case.ts';
import { joinCase } from './join-case.ts';

export interface CloseCaseInput {
  readonly caseId: string;
}

/** An officer ends a case whose decision is carried out. */
export function closeCase(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { caseId }: CloseCaseInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> =>
    await ports.transact(async (work) => {
      const found = await lockCase(work, caller, caseId);
      return found.ok ? await endCase(work, caller, found.value, ports.clock(), joinCase) : found;
    });
}
