import type { MakerName } from './planners.ts';

/** A supergraph that operations of it can be planned on, from then on. */
export interface GraphTold {
  readonly kind: 'GRAPH';
  readonly graph: number;
  readonly supergraphSdl: string;
}

/** No operation of it comes any more. */
export interface GraphDropped {
  readonly kind: 'DROP';
  readonly graph: number;
}

/** One try to have an operation planned. */
export interface PlanTask {
  readonly kind: 'PLAN';
  readonly id: number;
  readonly graph: number;
  readonly maker: MakerName;
  /** Text of a document with one operation. */
  readonly document: string;
  readonly operationName: string | undefined;
  /** Most bytes that the plan may have as JSON text. */
  readonly mostBytes: number;
}

export type PlannerMessage = GraphTold | GraphDropped | PlanTask;

/** The planner is loaded, so that what time it takes from now on is the operation's. */
export interface PlanBegun {
  readonly id: number;
  readonly kind: 'BEGUN';
}

export interface PlanMade {
  readonly id: number;
  readonly kind: 'MADE';
  /** JSON text of a `Plan`. */
  readonly plan: string;
}

export interface PlanFailed {
  readonly id: number;
  readonly kind: 'FAILED';
  readonly reason: string;
}

export type PlannerReply = PlanBegun | PlanMade | PlanFailed;
