import type { Case, CaseEntry, Deadline } from '../../domain/cases/case.ts';

export type { Case as CaseMapper } from '../../domain/cases/case.ts';

/** An entry with the case that it belongs to, which says whom it is about. */
export interface CaseEntryMapper extends CaseEntry {
  readonly subject: Case['subject'];
}

/** A deadline, as it stands on that day. */
export interface CaseDeadlineMapper extends Deadline {
  readonly today: string;
}
