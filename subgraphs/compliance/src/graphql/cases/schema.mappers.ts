import type { Deadline } from '../../domain/cases/case.ts';

export type { Case as CaseMapper } from '../../domain/cases/case.ts';

/** A deadline, as it stands on that day. */
export interface CaseDeadlineMapper extends Deadline {
  readonly today: string;
}
