import { MAXIMUM_REASONS, type ScoreReason } from './reasons.ts';

/**
 * The reasons of a score whose band was lowered because of behaviour: those of both cards, the
 * greatest shortfall first, for both are measured in points of one scale. Behaviour lowered the
 * band, so its principal reason is among them whatever the application lacks.
 */
export function overallReasons(
  application: readonly ScoreReason[],
  behaviour: readonly ScoreReason[],
): readonly ScoreReason[] {
  const merged = [...application, ...behaviour].sort((a, b) => b.points - a.points);
  const told = merged.slice(0, MAXIMUM_REASONS);
  const [principal] = behaviour;
  if (!principal || told.includes(principal)) return told;
  return [...told.slice(0, MAXIMUM_REASONS - 1), principal];
}
