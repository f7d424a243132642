/** What the card of a model says in words that no figure can: a sentence or two each. */
export interface ModelAbout {
  /** What the model is for, and what it must not be used for. */
  readonly intendedUse: readonly string[];
  readonly outOfScope: readonly string[];
  /** What the data holds, or a lender might know, and the model does not read; and why. */
  readonly notUsed: readonly string[];
  readonly limits: readonly string[];
}

/** What a figure has to reach before the model may decide or challenge. */
export interface Gate {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Gates of the figures out of fold; those not named are not judged. */
export interface ModelGates {
  readonly auc?: Gate;
  readonly ks?: Gate;
  readonly brier?: Gate;
  readonly calibrationSlope?: Gate;
  readonly ece?: Gate;
}

/** Whether a figure is within its gate, both limits included. */
export function passes(value: number, { minimum, maximum }: Gate): boolean {
  return (
    value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY)
  );
}
