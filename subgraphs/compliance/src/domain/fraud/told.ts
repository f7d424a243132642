import type { AlertResolution } from '../alerts/alert.ts';
import { FRAUD_LEVELS, type FraudLevel } from './policy.ts';

/**
 * The level that lending is told: what officers found of the alert goes before what the points say. What
 * they took for nothing, or took no action on, is LOW; what they confirmed is HIGH.
 */
export function levelTold(level: FraudLevel, resolution: AlertResolution | null): FraudLevel {
  if (resolution === null) return level;
  return resolution === 'CONFIRMED' ? 'HIGH' : 'LOW';
}

/** Null where both are. */
export function higherLevel(one: FraudLevel | null, other: FraudLevel | null): FraudLevel | null {
  if (one === null || other === null) return one ?? other;
  return FRAUD_LEVELS.indexOf(one) < FRAUD_LEVELS.indexOf(other) ? other : one;
}
