import type { Case, CaseEntry } from '../../domain/cases/case.ts';

/** An entry with the case that it belongs to, which says whom it is about. */
export interface CaseEntryMapper extends CaseEntry {
  readonly subject: Case['subject'];
}
