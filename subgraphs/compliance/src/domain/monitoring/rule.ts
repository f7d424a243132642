import type { AlertSeverity } from '../alerts/alert.ts';
import type { Direction, MovementMethod } from './movement.ts';

export const RULE_KINDS = [
  'STRUCTURING',
  'VELOCITY',
  'RAPID_IN_AND_OUT',
  'DORMANT_WAKE_UP',
  'ROUND_SUMS',
  'HIGH_RISK_GEOGRAPHY',
  'THIRD_PARTY_REPAYMENT',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** `BLOCK` also holds a payment that is about to move; `ALERT` only tells officers of one that did. */
export type RuleAction = 'ALERT' | 'BLOCK';

/** Payments just below a threshold. Amounts in minor units. */
export interface StructuringParameters {
  /** What has to be reported from. */
  readonly threshold: bigint;
  /** From here on a payment is near to it. */
  readonly from: bigint;
  readonly payments: number;
  /** The window, in days; 1 is one day alone. */
  readonly days: number;
  /** All of them together come to more than this. */
  readonly sumAbove: bigint;
  readonly direction: Direction;
  /** Left out: all. */
  readonly methods?: readonly MovementMethod[];
}

/** Many payments, or much money, in a short time; what is given has to be reached. */
export interface VelocityParameters {
  readonly direction: Direction;
  readonly days: number;
  readonly payments?: number;
  readonly sum?: bigint;
}

/** A loan repaid soon after it was paid out, or money sent back soon after it came. */
export interface RapidParameters {
  readonly days: number;
  /** Percent of the payout that has come back by then. */
  readonly repaidPercent: number;
  readonly refundDays: number;
  /** Less than this sent back is nothing. */
  readonly refundMinimum: bigint;
}

/** Money that moves after a long silence. */
export interface DormantParameters {
  readonly days: number;
  readonly minimum: bigint;
}

/** Payments of sums that are too round. */
export interface RoundParameters {
  readonly multipleOf: bigint;
  readonly payments: number;
  readonly days: number;
  readonly direction: Direction;
}

/** Countries as somebody listed them. */
export interface CountryList {
  readonly name: string;
  /** Where it can be read. */
  readonly source: string;
  /** `YYYY-MM-DD`: the day of the list. */
  readonly asOf: string;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
}

/** Money from or to a country of a list, or of somebody who lives in one. */
export interface GeographyParameters {
  readonly lists: readonly CountryList[];
  readonly minimum: bigint;
  /** Whether it counts where the customer lives. */
  readonly residence: boolean;
  /** Payments so many days apart are one pattern. */
  readonly days: number;
}

/** Somebody else pays. */
export interface ThirdPartyParameters {
  readonly payments: number;
  readonly days: number;
  readonly minimum: bigint;
}

interface Common {
  /** What the rule is called through all its versions. */
  readonly code: string;
  readonly version: number;
  readonly description: string;
  readonly severity: AlertSeverity;
  readonly action: RuleAction;
  /** Of payments in this currency alone. */
  readonly currency: string;
}

interface OfKind<Kind extends RuleKind, Parameters> extends Common {
  readonly kind: Kind;
  readonly parameters: Parameters;
}

/** A rule of monitoring; a version of it says the same for ever. */
export type MonitoringRule =
  | OfKind<'STRUCTURING', StructuringParameters>
  | OfKind<'VELOCITY', VelocityParameters>
  | OfKind<'RAPID_IN_AND_OUT', RapidParameters>
  | OfKind<'DORMANT_WAKE_UP', DormantParameters>
  | OfKind<'ROUND_SUMS', RoundParameters>
  | OfKind<'HIGH_RISK_GEOGRAPHY', GeographyParameters>
  | OfKind<'THIRD_PARTY_REPAYMENT', ThirdPartyParameters>;

/** The longest window of a rule, in days: about three years. */
export const LONGEST_WINDOW = 1_095;

/** How many days before and after a payment others may make a pattern with it. */
export function horizonOf({ kind, parameters }: MonitoringRule): number {
  return kind === 'RAPID_IN_AND_OUT'
    ? Math.max(parameters.days, parameters.refundDays)
    : parameters.days;
}
