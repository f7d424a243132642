import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** The one root field of a validated subscription; undefined where @skip leaves none. */
export function rootFieldOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): FieldNode | undefined {
  const inSet = (set: SelectionSetNode | undefined): FieldNode | undefined => {
    for (const node of set?.selections ?? []) {
      if (isLeftOut(node.directives ?? [])) continue;
      if (node.kind === Kind.FIELD) return node;
      const inner =
        node.kind === Kind.INLINE_FRAGMENT
          ? node.selectionSet
          : fragment(document, node.name.value);
      const found = inSet(inner);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return inSet(operation.selectionSet);
}

function fragment(document: DocumentNode, name: string): SelectionSetNode | undefined {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) {
      return definition.selectionSet;
    }
  }
  return undefined;
}

function isLeftOut(directives: NonNullable<FieldNode['directives']>): boolean {
  return directives.some(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    if (value?.kind !== Kind.BOOLEAN) return false;
    return name.value === 'skip' ? value.value : name.value === 'include' && !value.value;
  });
}

/**
 * Variables on which the result of an event depends: all but one that only says, as the root field's
 * `after`, where to begin. Subscribers who differ in nothing else share each event's resolution.
 */
export function variablesOfResult(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  root: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const used = new Set<string>();
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    {
      VariableDefinition: () => false,
      Field: (node) =>
        node === root
          ? { ...node, arguments: node.arguments?.filter(({ name }) => name.value !== 'after') }
          : undefined,
      Variable: ({ name }) => {
        used.add(name.value);
      },
    },
  );
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name]) => used.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
