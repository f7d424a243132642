export type { Alert as AlertMapper } from '../../domain/alerts/alert.ts';
export type { SupersededResolution as SupersededResolutionMapper } from '../../domain/alerts/resolve-alert.ts';
