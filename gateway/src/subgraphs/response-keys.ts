import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';

/** What a fetch would have answered with. */
interface ResponseKeys {
  /** Keys of the root fields. */
  readonly root: readonly string[];
  /** Keys of the fields of each entity, where it fetches entities. */
  readonly entity: readonly string[];
}

/** Reads the response keys of a fetch that the query planner wrote. */
export function responseKeys(fetchText: string): ResponseKeys {
  const document = parse(fetchText, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const fieldsOf = (set: SelectionSetNode | undefined) =>
    (set?.selections ?? []).flatMap((node): { key: string; set?: SelectionSetNode }[] => {
      if (node.kind === Kind.INLINE_FRAGMENT) return fieldsOf(node.selectionSet);
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        return fieldsOf(fragments.get(node.name.value)?.selectionSet);
      }
      const key = node.alias?.value ?? node.name.value;
      return [{ key, ...(node.selectionSet && { set: node.selectionSet }) }];
    });
  const [operation] = document.definitions;
  const root =
    operation?.kind === Kind.OPERATION_DEFINITION ? fieldsOf(operation.selectionSet) : [];
  const entities = root.find(({ key }) => key === '_entities');
  const unique = (keys: readonly string[]) => [...new Set(keys)];
  return {
    root: unique(root.map(({ key }) => key)),
    entity: unique(fieldsOf(entities?.set).map(({ key }) => key)).filter(
      (key) => key !== '__typename',
    ),
  };
}
