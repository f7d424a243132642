import { OperationTypeNode } from 'graphql';
import { mergedFetch } from './batches.ts';
import type { FetchNode, PlanNode } from './plan.ts';
import type { IsTrue } from './representations.ts';

/** A fetch and those of the steps before it that it waits for. */
export interface Step {
  readonly fetch: FetchNode;
  readonly after: readonly number[];
}

interface Placed extends Step {
  /** The longest chain of steps that it waits for. */
  readonly stage: number;
}

/**
 * A plan's fetches in the order in which they may be sent, conditions decided. Fetches of entities
 * that are at the same stage and go to the same subgraph become one request.
 */
export function stepsOf(node: PlanNode | undefined, isTrue: IsTrue): readonly Step[] {
  const placed: Placed[] = [];
  if (node !== undefined) place(node, [], isTrue, placed);
  return inOrder(together(placed));
}

/** @returns the steps that whatever follows the node has to wait for */
function place(
  node: PlanNode,
  after: readonly number[],
  isTrue: IsTrue,
  placed: Placed[],
): readonly number[] {
  switch (node.kind) {
    case 'Fetch': {
      const stage = Math.max(0, ...after.map((index) => (placed[index]?.stage ?? 0) + 1));
      placed.push({ fetch: node, after, stage });
      return [placed.length - 1];
    }
    case 'Sequence':
      return node.nodes.reduce((before, next) => place(next, before, isTrue, placed), after);
    case 'Parallel':
      return [...new Set(node.nodes.flatMap((next) => place(next, after, isTrue, placed)))];
    case 'Condition': {
      const chosen = isTrue(node.variable) ? node.whenTrue : node.whenFalse;
      return chosen === undefined ? after : place(chosen, after, isTrue, placed);
    }
  }
}

interface Group {
  readonly members: number[];
  readonly stage: number;
}

function together(placed: readonly Placed[]): readonly Placed[] {
  const groups = new Map<string, Group>();
  placed.forEach(({ fetch, stage }, index) => {
    const mayJoin = fetch.entities.length > 0 && fetch.operationKind === OperationTypeNode.QUERY;
    const key = mayJoin ? `${stage} ${fetch.subgraph}` : `${index}`;
    const group = groups.get(key) ?? { members: [], stage };
    group.members.push(index);
    groups.set(key, group);
  });
  const all = [...groups.values()];
  const groupOf = placed.map((_, index) => all.findIndex(({ members }) => members.includes(index)));
  return all.map(({ members, stage }) => {
    const steps = members.flatMap((index) => placed[index] ?? []);
    const after = new Set(steps.flatMap((step) => step.after.map((index) => groupOf[index] ?? 0)));
    return { fetch: mergedFetch(steps.map(({ fetch }) => fetch)), after: [...after], stage };
  });
}

/** Every step after those that it waits for, which are of earlier stages. */
function inOrder(placed: readonly Placed[]): readonly Step[] {
  const order = placed.map((_, index) => index);
  order.sort((a, b) => (placed[a]?.stage ?? 0) - (placed[b]?.stage ?? 0));
  const positions = new Map(order.map((index, position) => [index, position]));
  return order.flatMap((index) => {
    const step = placed[index];
    if (step === undefined) return [];
    return [{ fetch: step.fetch, after: step.after.map((before) => positions.get(before) ?? 0) }];
  });
}
