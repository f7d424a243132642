import {
  type ConstDirectiveNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type UnionTypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import type { TypeNames } from './place.ts';

/** A field as one subgraph has it. */
export interface SubgraphField {
  /** Name of its type, without lists. */
  readonly type: string;
  readonly isExternal: boolean;
  /** Whether it moved to another subgraph. */
  readonly isOverridden: boolean;
  readonly requires: SelectionSetNode | undefined;
  readonly provides: SelectionSetNode | undefined;
}

/** What a supergraph says of its subgraphs by the directives of `https://specs.apollo.dev/join`. */
export interface SubgraphTypes {
  /** The field of an object type, or of the object that the subgraph takes its interface for. */
  readonly fieldOf: (subgraph: string, type: string, field: string) => SubgraphField | undefined;
  /** Object types of the supergraph that objects of a type can have in the subgraph. */
  readonly possible: (subgraph: string, type: string) => TypeNames;
  /** The name that the subgraph has for the type of objects of an object type. */
  readonly nameOf: (subgraph: string, type: string) => string;
  /** Keys by which objects of a type can be asked for. */
  readonly keysOf: (subgraph: string, type: string) => readonly SelectionSetNode[];
  /** Keys of a type, whether it can be asked for by them or not. */
  readonly allKeysOf: (subgraph: string, type: string) => readonly SelectionSetNode[];
}

interface Key {
  readonly selection: SelectionSetNode;
  readonly isResolvable: boolean;
}

interface SubgraphType {
  readonly kind: TypeDefinitionNode['kind'];
  readonly isInterfaceObject: boolean;
  readonly keys: Key[];
  readonly fields: Map<string, SubgraphField>;
  /** Interfaces that it implements. */
  readonly interfaces: Set<string>;
  /** Types that are of this union. */
  readonly members: Set<string>;
}

type Graphs = Map<string, Map<string, SubgraphType>>;

export function subgraphTypesOf(supergraphSdl: string): SubgraphTypes {
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const names = new Map<string, string>();
  const graphs: Graphs = new Map();
  /** Object types by the interfaces that they implement in any subgraph. */
  const implementations = new Map<string, Set<string>>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const { name, directives } of node.values ?? []) {
      const [graph] = argumentsOf(directives, 'join__graph');
      names.set(name.value, String(graph?.['name'] ?? name.value));
    }
  }
  for (const node of definitions) {
    if (!('directives' in node) || !isComposite(node)) continue;
    readType(graphs, names, node);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name } of node.interfaces ?? []) {
      const known = implementations.get(name.value) ?? new Set();
      implementations.set(name.value, known.add(node.name.value));
    }
  }
  return lookup(graphs, implementations);
}

type CompositeDefinition = Exclude<
  Extract<TypeDefinitionNode, { readonly fields?: unknown }> | UnionTypeDefinitionNode,
  { readonly kind: Kind.INPUT_OBJECT_TYPE_DEFINITION }
>;

function isComposite(node: { readonly kind: Kind }): node is CompositeDefinition {
  return [
    Kind.OBJECT_TYPE_DEFINITION,
    Kind.INTERFACE_TYPE_DEFINITION,
    Kind.UNION_TYPE_DEFINITION,
  ].includes(node.kind);
}

function readType(graphs: Graphs, names: Map<string, string>, node: CompositeDefinition): void {
  const types = new Map<string, SubgraphType>();
  for (const { graph, key, resolvable, isInterfaceObject } of argumentsOf(
    node.directives,
    'join__type',
  )) {
    const subgraph = names.get(String(graph)) ?? String(graph);
    const type: SubgraphType = types.get(subgraph) ?? {
      ...{ kind: node.kind, isInterfaceObject: isInterfaceObject === true },
      ...{ keys: [], fields: new Map(), interfaces: new Set(), members: new Set() },
    };
    if (typeof key === 'string') {
      type.keys.push({ selection: selectionIn(key), isResolvable: resolvable !== false });
    }
    types.set(subgraph, type);
    const all = graphs.get(subgraph) ?? new Map<string, SubgraphType>();
    graphs.set(subgraph, all.set(node.name.value, type));
  }
  const typeIn = (graph: unknown) => types.get(names.get(String(graph)) ?? '');
  for (const { graph, interface: name } of argumentsOf(node.directives, 'join__implements')) {
    typeIn(graph)?.interfaces.add(String(name));
  }
  for (const { graph, member } of argumentsOf(node.directives, 'join__unionMember')) {
    typeIn(graph)?.members.add(String(member));
  }
  if (node.kind !== Kind.UNION_TYPE_DEFINITION) readFields(node, types, typeIn);
}

function readFields(
  node: Pick<ObjectTypeDefinitionNode, 'fields'>,
  types: ReadonlyMap<string, SubgraphType>,
  typeIn: (graph: unknown) => SubgraphType | undefined,
): void {
  for (const field of node.fields ?? []) {
    let { type } = field;
    while (type.kind !== Kind.NAMED_TYPE) type = type.type;
    const named = type.name.value;
    const read = (given: Arguments): SubgraphField => ({
      type: typeof given['type'] === 'string' ? given['type'].replace(/[[\]!]/g, '') : named,
      isExternal: given['external'] === true,
      isOverridden: given['usedOverridden'] === true,
      requires: selectionOf(given['requires']),
      provides: selectionOf(given['provides']),
    });
    const marks = argumentsOf(field.directives, 'join__field');
    // Without a mark, all subgraphs with the type have the field.
    if (marks.length === 0) {
      for (const one of types.values()) one.fields.set(field.name.value, read({}));
    }
    for (const given of marks) typeIn(given['graph'])?.fields.set(field.name.value, read(given));
  }
}

function lookup(
  graphs: Graphs,
  implementations: ReadonlyMap<string, ReadonlySet<string>>,
): SubgraphTypes {
  const typeOf = (subgraph: string, name: string) => graphs.get(subgraph)?.get(name);
  /** The interface that a subgraph takes for an object, of an object type that it does not know. */
  const nameOf = (subgraph: string, type: string): string => {
    if (typeOf(subgraph, type) !== undefined) return type;
    for (const [name, one] of graphs.get(subgraph) ?? []) {
      if (one.isInterfaceObject && implementations.get(name)?.has(type)) return name;
    }
    return type;
  };
  const objectsOf = (name: string, { isInterfaceObject }: SubgraphType) =>
    isInterfaceObject ? [...(implementations.get(name) ?? [])] : [name];
  const findPossible = (subgraph: string, name: string): TypeNames => {
    const own = typeOf(subgraph, name);
    if (own === undefined) return new Set();
    if (own.isInterfaceObject || own.kind === Kind.OBJECT_TYPE_DEFINITION) {
      return new Set(objectsOf(name, own));
    }
    const found = [...(graphs.get(subgraph) ?? [])].filter(
      ([other, type]) =>
        (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.isInterfaceObject) &&
        (type.interfaces.has(name) || own.members.has(other)),
    );
    return new Set(found.flatMap(([other, type]) => objectsOf(other, type)));
  };
  const known = new Map<string, TypeNames>();
  return {
    nameOf,
    fieldOf: (subgraph, type, field) => typeOf(subgraph, nameOf(subgraph, type))?.fields.get(field),
    possible(subgraph, name) {
      const key = `${subgraph} ${name}`;
      const found = known.get(key) ?? findPossible(subgraph, name);
      known.set(key, found);
      return found;
    },
    keysOf: (subgraph, type) =>
      (typeOf(subgraph, type)?.keys ?? []).flatMap(({ selection, isResolvable }) =>
        isResolvable ? selection : [],
      ),
    allKeysOf: (subgraph, type) =>
      (typeOf(subgraph, type)?.keys ?? []).map(({ selection }) => selection),
  };
}

type Arguments = Readonly<Record<string, unknown>>;

function argumentsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  wanted: string,
): readonly Arguments[] {
  return (directives ?? [])
    .filter(({ name }) => name.value === wanted)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)])),
    );
}

function selectionOf(fields: unknown): SelectionSetNode | undefined {
  return typeof fields === 'string' && fields.trim() !== '' ? selectionIn(fields) : undefined;
}

function selectionIn(fields: string): SelectionSetNode {
  const [operation] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  throw new Error(`The supergraph has «${fields}» where fields are named.`);
}
