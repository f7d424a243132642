import type { Alert } from '../domain/alerts/alert.ts';

export interface AlertRepository {
  /**
   * Keeps the alert, unless one of the same source, rule and key is not resolved yet: that one is given
   * then, and `isNew` is false.
   */
  raise(alert: Alert): Promise<{ readonly alert: Alert; readonly isNew: boolean }>;
}
