export type { Sar as SarMapper } from '../../domain/cases/sar.ts';
