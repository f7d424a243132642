import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldId } from './field-id.ts';
import { both, type Effort, INTERFACE_NAME, Place, type TypeNames } from './place.ts';
import type { SubgraphTypes } from './subgraph-types.ts';
import { UnsoundPlan } from './unsound.ts';

/** Where a fetch is read. */
export interface Fetched {
  /** The supergraph's types. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: SubgraphTypes;
  readonly subgraph: string;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Number of the step. */
  readonly step: number;
  readonly effort: Effort;
}

/** Objects that a selection is for. */
export interface Scope {
  readonly types: TypeNames;
  /** Fields of others that the subgraph gives along here. */
  readonly provided: readonly SelectionSetNode[];
  /** Whether the subgraph was told of an object what a field of it requires. */
  readonly isTold: (type: string, required: SelectionSetNode) => boolean;
}

/**
 * Adds to a place what the subgraph gives for a selection.
 * @throws {UnsoundPlan} where the subgraph does not have a field, or not without being told something
 */
export function bring(fetched: Fetched, place: Place, set: SelectionSetNode, scope: Scope): void {
  for (const node of set.selections) {
    if (node.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) {
      throw new UnsoundPlan('a fetch has a condition, which was decided before it was planned.');
    }
    if (node.kind !== Kind.FIELD) bringFragment(fetched, place, node, scope);
    else if (node.name.value === '__typename') bringName(fetched, place, node, scope);
    else bringField(fetched, place, node, scope);
  }
}

function bringFragment(
  fetched: Fetched,
  place: Place,
  node: Exclude<SelectionNode, FieldNode>,
  scope: Scope,
): void {
  const { subgraphs, subgraph, fragments } = fetched;
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
  if (fragment === undefined) throw new UnsoundPlan('a fetch has a fragment that is not there.');
  const condition = fragment.typeCondition?.name.value;
  const types =
    condition === undefined
      ? scope.types
      : both(scope.types, subgraphs.possible(subgraph, condition));
  if (types.size > 0) bring(fetched, place, fragment.selectionSet, { ...scope, types });
}

function bringField(fetched: Fetched, place: Place, node: FieldNode, scope: Scope): void {
  const key = (node.alias ?? node.name).value;
  for (const [field, types] of byId(fetched, node, scope)) {
    const below = new Set<string>();
    const provided: SelectionSetNode[] = [];
    for (const type of types) {
      const found = allowed(fetched, type, node, scope);
      for (const one of fetched.subgraphs.possible(fetched.subgraph, found.type)) below.add(one);
      const { set } = found;
      if (provided.length === 0) provided.push(...set);
    }
    if ((node.selectionSet === undefined) !== (below.size === 0)) {
      throw new UnsoundPlan(`the fields of ${node.name.value} that a fetch asks for are none.`);
    }
    if (node.selectionSet === undefined) {
      place.put(key, { field, types, place: undefined, by: [fetched.step] });
      continue;
    }
    const inner = new Place(below, fetched.effort);
    bring(fetched, inner, node.selectionSet, { types: below, provided, isTold: () => false });
    place.put(key, { field, types, place: inner, by: [fetched.step] });
  }
}

/** An object's type is told by the name that the subgraph has for it. */
function bringName(
  { subgraphs, subgraph, step }: Fetched,
  place: Place,
  { alias, name }: FieldNode,
  { types }: Scope,
): void {
  const key = (alias ?? name).value;
  for (const type of types) {
    const known = subgraphs.nameOf(subgraph, type);
    const [at, field] = known === type ? [key, '__typename'] : [INTERFACE_NAME, known];
    place.put(at, { field, types: new Set([type]), place: undefined, by: [step] });
  }
}

/** The same field may be another one for another type: its arguments have other defaults. */
function byId({ schema }: Fetched, node: FieldNode, { types }: Scope) {
  const found = new Map<string, Set<string>>();
  for (const type of types) {
    const id = fieldId(schema, type, node);
    found.set(id, (found.get(id) ?? new Set()).add(type));
  }
  return found;
}

/** @returns the field's type in the subgraph, and what is given along with it */
function allowed(
  { subgraphs, subgraph }: Fetched,
  type: string,
  { name: { value: name } }: FieldNode,
  { provided, isTold }: Scope,
) {
  const field = subgraphs.fieldOf(subgraph, type, name);
  const where = `${subgraph} is asked for ${type}.${name}`;
  if (field === undefined || field.isOverridden) {
    throw new UnsoundPlan(`${where}, which it does not have.`);
  }
  const given = [...provided, ...subgraphs.allKeysOf(subgraph, subgraphs.nameOf(subgraph, type))];
  const along = fieldsIn(given, name);
  if (field.isExternal && along.length === 0) {
    throw new UnsoundPlan(`${where}, which is another subgraph's.`);
  }
  const { requires, provides } = field;
  if (requires !== undefined && !isTold(type, requires) && !isGiven(requires, provided)) {
    throw new UnsoundPlan(`${where}, and not told what that requires.`);
  }
  const set = along.flatMap(({ selectionSet }) => selectionSet ?? []);
  return { type: field.type, set: provides === undefined ? set : [...set, provides] };
}

function fieldsIn(sets: readonly SelectionSetNode[], name: string): readonly FieldNode[] {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === name ? [node] : [];
      return node.kind === Kind.INLINE_FRAGMENT ? fieldsIn([node.selectionSet], name) : [];
    }),
  );
}

/** Whether all that a field requires is given along with the object. */
function isGiven(required: SelectionSetNode, provided: readonly SelectionSetNode[]): boolean {
  return required.selections.every((node) => {
    if (node.kind === Kind.INLINE_FRAGMENT) return isGiven(node.selectionSet, provided);
    if (node.kind !== Kind.FIELD) return false;
    const along = fieldsIn(provided, node.name.value);
    if (along.length === 0) return false;
    if (node.selectionSet === undefined) return true;
    return isGiven(
      node.selectionSet,
      along.flatMap(({ selectionSet }) => selectionSet ?? []),
    );
  });
}
