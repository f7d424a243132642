export type { KnownMovement as AlertPaymentMapper } from '../../app/monitoring-ports.ts';
export type { Alert as AlertMapper } from '../../domain/alerts/alert.ts';
export type { AlertFiring as AlertFiringMapper } from '../../domain/alerts/firing.ts';
export type { SupersededResolution as SupersededResolutionMapper } from '../../domain/alerts/resolve-alert.ts';
