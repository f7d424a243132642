import type { ModelMetrics, PeerMetrics } from './scoring-model.ts';

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

/** `peerLead`: by how much the AUC of the other kind of model is better, on the same folds. */
export type GatedFigure = keyof ModelMetrics | 'peerLead';

/** Gates of the figures out of fold; those not named are not judged. */
export type ModelGates = { readonly [Figure in GatedFigure]?: Gate };

/** The figures that a gate can be set for, in the order in which they are shown. */
const GATED_FIGURES = ['auc', 'ks', 'brier', 'calibrationSlope', 'ece', 'peerLead'] as const;

export interface GateResult extends Gate {
  readonly figure: GatedFigure;
  readonly value: number;
  readonly holds: boolean;
}

interface Gated {
  readonly metrics: { readonly outOfFold: ModelMetrics; readonly peer?: PeerMetrics };
  readonly gates?: ModelGates;
}

/**
 * Every figure that has a gate, and whether it is within.
 * @throws Error where the other kind of model has a gate and was not measured
 */
export function gateResults(model: Gated): readonly GateResult[] {
  return GATED_FIGURES.flatMap((figure) => {
    const gate = model.gates?.[figure];
    if (!gate) return [];
    const value = figure === 'peerLead' ? peerLead(model) : model.metrics.outOfFold[figure];
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = gate;
    return [{ ...gate, figure, value, holds: value >= minimum && value <= maximum }];
  });
}

function peerLead({ metrics: { outOfFold, peer } }: Gated): number {
  if (!peer) throw new Error('The gate peerLead needs a peer in the metrics: name one to train.');
  return peer.auc - outOfFold.auc;
}
