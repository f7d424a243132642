export type { Sar as SarMapper } from '../../domain/cases/sar.ts';
export type {
  SarStatement as SarStatementMapper,
  StatedSubject as SarSubjectMapper,
} from '../../domain/cases/sar-statement.ts';
export type { SarIdentification as SarIdentificationMapper } from '../../domain/cases/sar-subject.ts';
