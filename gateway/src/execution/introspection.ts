import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsIn } from './definitions.ts';

/**
 * The document without what no subgraph is asked for: the schema's own fields at the root of the
 * operation, and the name of the root type.
 * @returns undefined where nothing is left to be fetched
 */
export function withoutIntrospection(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode | undefined {
  const fragments = fragmentsIn(document);
  const kept = new Map<string, FragmentDefinitionNode | undefined>();
  const ofFragment = (name: string): FragmentDefinitionNode | undefined => {
    const fragment = fragments.get(name);
    if (fragment === undefined || kept.has(name)) return kept.get(name);
    const selectionSet = ofSet(fragment.selectionSet);
    kept.set(name, selectionSet && { ...fragment, selectionSet });
    return kept.get(name);
  };
  const ofSet = (set: SelectionSetNode): SelectionSetNode | undefined => {
    const selections = set.selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FIELD) return node.name.value.startsWith('__') ? [] : [node];
      if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value) ? [node] : [];
      const selectionSet = ofSet(node.selectionSet);
      return selectionSet === undefined ? [] : [{ ...node, selectionSet }];
    });
    return selections.length === 0 ? undefined : { ...set, selections };
  };
  const selectionSet = ofSet(operation.selectionSet);
  if (selectionSet === undefined) return undefined;
  const others = [...fragments].flatMap(([name, fragment]) => {
    const used = kept.has(name) ? kept.get(name) : fragment;
    return used === undefined ? [] : [used];
  });
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...others] };
}

/** JSON text of what graphql-js answers to a field of the schema itself. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
  variables: Readonly<Record<string, unknown>>,
): string {
  const { variableDefinitions = [] } = operation;
  const { data, errors } = executeSync({
    schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: OperationTypeNode.QUERY,
          variableDefinitions,
          selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
        },
        ...fragmentsIn(document).values(),
      ],
    },
    variableValues: variables,
  });
  if (errors !== undefined) throw new AggregateError(errors, 'The schema could not be read.');
  return JSON.stringify(Object.values(data ?? {})[0] ?? null);
}
