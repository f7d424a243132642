import type { OperationTypeNode } from 'graphql';

/**
 * How an operation is answered: which subgraph is asked what, in which order, and where its answer
 * belongs. Planners translate theirs into this; the executor knows no other.
 */
export interface Plan {
  /** The event's own fetch, where the operation is a subscription; `node` is what builds on it. */
  readonly primary?: FetchNode;
  /** Undefined where nothing has to be fetched. */
  readonly node: PlanNode | undefined;
}

/** An event's own fetch comes first of all. */
export function inOne(plan: Plan | undefined): PlanNode | undefined {
  if (plan?.primary === undefined) return plan?.node;
  return { kind: 'Sequence', nodes: [plan.primary, ...(plan.node ? [plan.node] : [])] };
}

export type PlanNode = SequenceNode | ParallelNode | ConditionNode | FetchNode;

/** One after the other: what follows may need what came before. */
export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

/** In any order and at once. */
export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

/** One of two, by the value of a Boolean variable. */
export interface ConditionNode {
  readonly kind: 'Condition';
  readonly variable: string;
  readonly whenTrue: PlanNode | undefined;
  readonly whenFalse: PlanNode | undefined;
}

/** One request to one subgraph: of root fields, or of fields of entities that are there already. */
export interface FetchNode {
  readonly kind: 'Fetch';
  readonly subgraph: string;
  /** Text of the document. */
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly operationKind: OperationTypeNode;
  /** Names of the client's variables that the document uses. */
  readonly variables: readonly string[];
  /** Where root fields are put: at the root, unless a type has a field that gives `Query`. */
  readonly path: Path;
  /** Empty where root fields are fetched. Several travel in one request under aliases. */
  readonly entities: readonly EntityFetch[];
  /** Changes of root fields before they are put in their place. */
  readonly outputRewrites: readonly Rewrite[];
}

/** One field `_entities` of a request. */
export interface EntityFetch {
  /** Response key: `_entities`, or an alias of it. */
  readonly key: string;
  /** Name of the variable with the representations. */
  readonly variable: string;
  /** Where the entities are that are asked about, and that the answer is merged into. */
  readonly paths: readonly Path[];
  /** What is said about each entity. */
  readonly requires: readonly RequiredSelection[];
  /** Changes of a representation before it is sent. */
  readonly inputRewrites: readonly Rewrite[];
  /** Changes of an entity before it is merged. */
  readonly outputRewrites: readonly Rewrite[];
}

/** A way from the root of the answer to objects in it. */
export type Path = readonly PathSegment[];

export type PathSegment =
  | { readonly kind: 'Key'; readonly name: string }
  /** Every element of a list. */
  | { readonly kind: 'List' }
  /** Goes on only from objects of one of these types, abstract or not. */
  | { readonly kind: 'Types'; readonly names: readonly string[] };

export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'Field';
  /** Name in the representation. */
  readonly name: string;
  /** Response key under which the value is found in the answer so far. */
  readonly source: string;
  /** Undefined where the field is a leaf. */
  readonly selections: readonly RequiredSelection[] | undefined;
}

export interface RequiredFragment {
  readonly kind: 'Fragment';
  /** Undefined where it is for objects of every type. */
  readonly type: string | undefined;
  readonly selections: readonly RequiredSelection[];
  /** A Boolean variable with which it is left out. */
  readonly skipIf?: string;
  /** A Boolean variable without which it is left out. */
  readonly includeIf?: string;
}

/** `path` ends with the key that is set or renamed; it goes through lists by itself. */
export type Rewrite =
  | { readonly kind: 'Set'; readonly path: Path; readonly value: unknown }
  | { readonly kind: 'Rename'; readonly path: Path; readonly to: string };
