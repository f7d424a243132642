import { arrearsReason, MAXIMUM_REASONS, type ScoreReason } from './reasons.ts';

/** What may be a reason of a score as a whole. */
export interface ReasonParts {
  readonly application: readonly ScoreReason[];
  /** Null where behaviour lowers no band, whatever was stated. */
  readonly behaviour: readonly ScoreReason[] | null;
  /** Points that the rule of arrears costs by itself; null where nothing is overdue. */
  readonly arrearsPoints: number | null;
}

/**
 * The up to four reasons of a score as a whole. Arrears come first where they cost anything, and last
 * where the application is as low without them: they are told in any case. Then come those of both
 * cards, the greatest shortfall first, for both are measured in points of one scale. Where behaviour
 * lowers a band, or would if the application were better, its principal reason is among them.
 */
export function overallReasons(parts: ReasonParts): readonly ScoreReason[] {
  const { application, behaviour, arrearsPoints } = parts;
  // Nearly everybody whom a refresh scores: their card has put its reasons in order already.
  if (arrearsPoints === null && behaviour === null) return application;
  if (arrearsPoints === null) return cardReasons(application, behaviour ?? [], MAXIMUM_REASONS);
  const told = cardReasons(application, behaviour ?? [], MAXIMUM_REASONS - 1);
  const arrears = arrearsReason(arrearsPoints);
  return arrearsPoints > 0 ? [arrears, ...told] : [...told, arrears];
}

function cardReasons(
  application: readonly ScoreReason[],
  behaviour: readonly ScoreReason[],
  maximum: number,
): readonly ScoreReason[] {
  const merged = [...application, ...behaviour].sort((a, b) => b.points - a.points);
  const told = merged.slice(0, maximum);
  const [principal] = behaviour;
  if (!principal || told.includes(principal)) return told;
  return [...told.slice(0, maximum - 1), principal];
}
