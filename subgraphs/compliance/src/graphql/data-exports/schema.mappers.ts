export type { DataExport as DataExportMapper } from '../../domain/privacy/data-export.ts';
