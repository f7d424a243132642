import type { FetchNode, Path, PathSegment, PlanNode } from './plan.ts';

/** A plan's node as both planners have it, around fetches that each writes in its own way. */
export type ForeignNode<F extends Leaf, S> =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly ForeignNode<F, S>[] }
  | { readonly kind: 'Flatten'; readonly path: readonly S[]; readonly node: ForeignNode<F, S> }
  | {
      readonly kind: 'Condition';
      readonly condition: string;
      readonly ifClause?: ForeignNode<F, S>;
      readonly elseClause?: ForeignNode<F, S>;
    }
  | F;

interface Leaf {
  readonly kind: 'Fetch' | 'BatchFetch' | 'Subscription' | 'Defer';
}

export interface Translation<F extends Leaf, S> {
  readonly fetchOf: (node: F, path: Path) => FetchNode;
  readonly segmentOf: (segment: S) => PathSegment;
}

/** Translates a node and what is below it. */
export function nodeOf<F extends Leaf, S>(
  node: ForeignNode<F, S>,
  translation: Translation<F, S>,
  path: Path = [],
): PlanNode {
  const below = (one: ForeignNode<F, S>) => nodeOf(one, translation, path);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(below) };
    case 'Flatten':
      return nodeOf(node.node, translation, [...path, ...node.path.map(translation.segmentOf)]);
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        whenTrue: node.ifClause && below(node.ifClause),
        whenFalse: node.elseClause && below(node.elseClause),
      };
    default:
      return translation.fetchOf(node, path);
  }
}
