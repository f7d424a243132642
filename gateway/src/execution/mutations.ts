import {
  type DocumentNode,
  type FieldNode,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { operationIn } from './definitions.ts';
import type { PlanNode } from './plan.ts';
import type { PlanMaker } from './planners.ts';
import { createSelections } from './selections.ts';

/** Has the fields of a mutation planned one by one where they need more than one fetch. */
export function fieldByField({ schema, plan }: PlanMaker): PlanMaker {
  return {
    schema,
    plan(document, name) {
      if (operationIn(document).operation !== OperationTypeNode.MUTATION) {
        return plan(document, name);
      }
      const fields = rootFields(document);
      // Written out flat: out of fragments, a planner may take them in another order.
      const whole = plan(withFields(document, fields.flat()), name);
      if (whole.node?.kind === 'Fetch') return whole;
      const parts = fields.map((nodes) => plan(withFields(document, nodes), name).node);
      return { node: inSequence(parts) };
    },
  };
}

function inSequence(nodes: readonly (PlanNode | undefined)[]): PlanNode {
  return { kind: 'Sequence', nodes: nodes.flatMap((node) => node ?? []) };
}

/**
 * The fields of a mutation in their order, each with all its nodes. All of a field is answered before
 * the next one runs, which may change what the first has to show; not every planner keeps to that.
 */
function rootFields(document: DocumentNode): readonly (readonly FieldNode[])[] {
  const selections = createSelections(document, () => true);
  const fields = selections.fieldsOf([operationIn(document).selectionSet], () => true);
  return [...fields.values()];
}

/** The operation with these fields instead of its own. */
function withFields(document: DocumentNode, fields: readonly FieldNode[]): DocumentNode {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: fields };
  return {
    kind: Kind.DOCUMENT,
    definitions: document.definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? { ...node, selectionSet } : node,
    ),
  };
}
