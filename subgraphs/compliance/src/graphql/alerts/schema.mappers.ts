export type { Alert as AlertMapper } from '../../domain/alerts/alert.ts';
