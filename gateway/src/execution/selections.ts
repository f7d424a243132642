import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsIn } from './definitions.ts';
import type { IsTrue } from './representations.ts';

/** Whether fields under a type condition are for the objects that are looked at. */
export type Applies = (condition: string) => boolean;

/** Reads selections with fragments followed and conditions decided. */
export interface Selections {
  /** The fields by response key, in the order of the document; those of one key are merged. */
  readonly fieldsOf: (
    sets: readonly SelectionSetNode[],
    applies: Applies,
  ) => ReadonlyMap<string, readonly FieldNode[]>;
}

export function createSelections(document: DocumentNode, isTrue: IsTrue): Selections {
  const fragments = fragmentsIn(document);
  const fragmentOf = (node: InlineFragmentNode | FragmentSpreadNode, visited: Set<string>) => {
    if (node.kind === Kind.INLINE_FRAGMENT) return node;
    const name = node.name.value;
    if (visited.has(name)) return undefined;
    visited.add(name);
    return fragments.get(name);
  };
  const gather = (
    set: SelectionSetNode,
    applies: Applies,
    visited: Set<string>,
    found: Map<string, FieldNode[]>,
  ): void => {
    for (const node of set.selections) {
      if (!isIncluded(node.directives, isTrue)) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        found.set(key, [...(found.get(key) ?? []), node]);
        continue;
      }
      const fragment = fragmentOf(node, visited);
      const condition = fragment?.typeCondition?.name.value;
      if (fragment !== undefined && (condition === undefined || applies(condition))) {
        gather(fragment.selectionSet, applies, visited, found);
      }
    }
  };
  return {
    fieldsOf(sets, applies) {
      const found = new Map<string, FieldNode[]>();
      const visited = new Set<string>();
      for (const set of sets) gather(set, applies, visited, found);
      return found;
    },
  };
}

/** Whether `@skip` and `@include` leave a selection in. */
export function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  isTrue: IsTrue,
): boolean {
  if (directives === undefined) return true;
  return directives.every(({ name, arguments: given }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const value = given?.[0]?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? isTrue(value.name.value)
        : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (name.value === 'include');
  });
}
