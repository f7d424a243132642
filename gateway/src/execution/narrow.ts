import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsIn } from './definitions.ts';

interface Context {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * The same operation with no fragment on an abstract type below another type: each is written as
 * fragments on the objects that it can be there. Apollo's planner does not find its way through such
 * fragments around an interface that some subgraph knows as an object.
 * @param document with one operation whose conditions are decided; more types make it larger, so it is
 *   for operations that cannot be planned as they are
 */
export function narrowed(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const fragments = fragmentsIn(document);
  const definitions = document.definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    const root = schema.getRootType(node.operation);
    if (!root) throw new Error(`The schema has no ${node.operation}.`);
    return [{ ...node, selectionSet: narrowSet({ schema, fragments }, node.selectionSet, root) }];
  });
  return { kind: Kind.DOCUMENT, definitions };
}

function narrowSet(
  context: Context,
  set: SelectionSetNode,
  parent: GraphQLCompositeType,
): SelectionSetNode {
  const selections = set.selections.flatMap((node) => narrowPart(context, node, parent));
  if (selections.length > 0) return { kind: Kind.SELECTION_SET, selections };
  const name = { kind: Kind.NAME, value: '__typename' } as const;
  return { kind: Kind.SELECTION_SET, selections: [{ kind: Kind.FIELD, name }] };
}

function narrowPart(
  context: Context,
  node: SelectionNode,
  parent: GraphQLCompositeType,
): SelectionNode[] {
  const { schema, fragments } = context;
  if (node.kind === Kind.FIELD) {
    if (node.selectionSet === undefined || !('getFields' in parent)) return [node];
    const type = getNamedType(parent.getFields()[node.name.value]?.type);
    if (!isCompositeType(type)) return [node];
    return [{ ...node, selectionSet: narrowSet(context, node.selectionSet, type) }];
  }
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
  if (fragment === undefined) return [];
  const condition = schema.getType(fragment.typeCondition?.name.value ?? parent.name);
  if (condition === parent) {
    return [...narrowSet(context, fragment.selectionSet, parent).selections];
  }
  return objectsOf(schema, condition)
    .filter((type) => objectsOf(schema, parent).includes(type))
    .map((type) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
      selectionSet: narrowSet(context, fragment.selectionSet, type),
    }));
}

function objectsOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}
