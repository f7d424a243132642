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
import { LRUCache } from 'lru-cache';
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
export type Introspect = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
  variables: Readonly<Record<string, unknown>>,
) => string;

/** Texts that are remembered, and characters of all of them: that of a whole schema has about a million. */
const KEPT_TEXTS = 100;
const KEPT_CHARACTERS = 16 * 2 ** 20;

/** Tells about a schema, the same once while it is remembered: tools ask for all of it, over and over. */
export function createIntrospection(schema: GraphQLSchema): Introspect {
  // By the fields as they were compiled, which are the same for the same operation.
  const texts = new LRUCache<readonly FieldNode[], string>({
    max: KEPT_TEXTS,
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (text) => text.length,
  });
  return (document, operation, fields, variables) => {
    const known = texts.get(fields);
    if (known !== undefined) return known;
    const text = introspect(schema, document, operation, fields, variables);
    if ((operation.variableDefinitions ?? []).length === 0) texts.set(fields, text);
    return text;
  };
}

function introspect(
  schema: GraphQLSchema,
  ...[document, operation, fields, variables]: Parameters<Introspect>
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
