import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { fragmentsIn, operationIn } from './definitions.ts';
import type { Planner } from './executor.ts';
import { asFetched } from './fetched-keys.ts';
import { withoutIntrospection } from './introspection.ts';
import type { Plan } from './plan.ts';
import type { IsTrue } from './representations.ts';
import { isIncluded } from './selections.ts';
import type { ReasonOf } from './withheld.ts';

/**
 * Plans an operation for one choice of what `@skip` and `@include` leave in. Planners get it without
 * conditions: they are wrong about some, and what is left out needs no fetch; nor does what is withheld.
 */
export async function planFor(
  planner: Planner,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  isTrue: IsTrue,
  reasonOf: ReasonOf = () => undefined,
): Promise<Plan | undefined> {
  const decided = decide(document, operation, isTrue, reasonOf);
  const fetched = withoutIntrospection(decided, operationIn(decided));
  return fetched && (await planner.plan(asFetched(fetched), operation.name?.value));
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
  const fragments = fragmentsIn(document).values();
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
