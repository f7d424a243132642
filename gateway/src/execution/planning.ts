import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Planner } from './executor.ts';
import { withoutIntrospection } from './introspection.ts';
import type { Plan, PlanNode } from './plan.ts';
import type { IsTrue } from './representations.ts';
import { createSelections, isIncluded } from './selections.ts';
import type { ReasonOf } from './withheld.ts';

/**
 * Plans an operation for one choice of what `@skip` and `@include` leave in. Planners get it without
 * conditions: they are wrong about some, and what is left out needs no fetch; nor does what is withheld.
 */
export function planFor(
  planner: Planner,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  isTrue: IsTrue,
  reasonOf: ReasonOf = () => undefined,
): Plan | undefined {
  const name = operation.name?.value;
  const decided = decide(document, operation, isTrue, reasonOf);
  const chosen = operationIn(decided);
  const fetched = withoutIntrospection(decided, chosen);
  if (fetched === undefined) return undefined;
  if (chosen.operation !== OperationTypeNode.MUTATION) return planner.plan(fetched, name);
  const fields = rootFields(fetched);
  // Written out flat: out of fragments, a planner may take them in another order.
  const plan = planner.plan(withFields(fetched, fields.flat()), name);
  if (plan.node?.kind === 'Fetch') return plan;
  const parts = fields.map((nodes) => planner.plan(withFields(fetched, nodes), name).node);
  return { node: inSequence(parts) };
}

function operationIn(document: DocumentNode): OperationDefinitionNode {
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) return node;
  }
  throw new Error('The document has no operation.');
}

function inSequence(nodes: readonly (PlanNode | undefined)[]): PlanNode {
  return { kind: 'Sequence', nodes: nodes.flatMap((node) => node ?? []) };
}

const TYPE_NAME: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

/** The one operation and its fragments, conditions decided. */
function decide(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  isTrue: IsTrue,
  reasonOf: ReasonOf,
): DocumentNode {
  const fragments = document.definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  const kept = (node: { readonly directives?: readonly DirectiveNode[] | undefined }) => {
    if (node.directives === undefined || node.directives.length === 0) return undefined;
    if (!isIncluded(node.directives, isTrue)) return null;
    const others = ({ name }: DirectiveNode) => name.value !== 'skip' && name.value !== 'include';
    return { ...node, directives: node.directives.filter(others) };
  };
  return visit<DocumentNode>(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    {
      Field: { enter: (node) => (reasonOf(node) === undefined ? kept(node) : null) },
      InlineFragment: { enter: kept },
      FragmentSpread: { enter: kept },
      // An object of which nothing is left is asked for all the same: it may be null, or fail.
      SelectionSet: { leave: (node) => (node.selections.length === 0 ? TYPE_NAME : undefined) },
    },
  );
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

/** Asks for the type's name wherever there may be several: under that very name, whatever else. */
export function withTypeNames(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          if (!isAbstractType(types.getParentType())) return undefined;
          return { ...node, selections: [...TYPE_NAME.selections, ...node.selections] };
        },
      },
    }),
  );
}
