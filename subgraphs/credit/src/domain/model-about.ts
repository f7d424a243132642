import type { ModelMetrics } from './scoring-model.ts';

/** What the card of a model says in words that no figure can: a sentence or two each. */
export interface ModelAbout {
  /** What the model is for, and what it must not be used for. */
  readonly intendedUse: readonly string[];
  readonly outOfScope: readonly string[];
  /** What the data holds, or a lender might know, and the model does not read; and why. */
  readonly notUsed: readonly string[];
  readonly limits: readonly string[];
}

/** What a figure has to reach before the model may decide or challenge; both limits included. */
export interface Gate {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Gates of the figures out of fold; those not named are not judged. */
export type ModelGates = { readonly [Figure in keyof ModelMetrics]?: Gate };

/** The figures that a gate can be set for, in the order in which they are shown. */
export const GATED_FIGURES = ['auc', 'ks', 'brier', 'calibrationSlope', 'ece'] as const;

export interface GateResult extends Gate {
  readonly figure: keyof ModelMetrics;
  readonly value: number;
  readonly holds: boolean;
}

/** Every figure that has a gate, and whether it is within. */
export function gateResults(model: {
  readonly metrics: { readonly outOfFold: ModelMetrics };
  readonly gates?: ModelGates;
}): readonly GateResult[] {
  return GATED_FIGURES.flatMap((figure) => {
    const gate = model.gates?.[figure];
    if (!gate) return [];
    const value = model.metrics.outOfFold[figure];
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = gate;
    return [{ ...gate, figure, value, holds: value >= minimum && value <= maximum }];
  });
}
