import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

/** The operation of a document that has one. @throws {Error} where it has none */
export function operationIn({ definitions }: DocumentNode): OperationDefinitionNode {
  for (const node of definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) return node;
  }
  throw new Error('The document has no operation.');
}

/** By their names. */
export function fragmentsIn({
  definitions,
}: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const found = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) found.set(node.name.value, node);
  }
  return found;
}
