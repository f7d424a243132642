import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { IsTrue } from './representations.ts';
import { createSelections, type Selections } from './selections.ts';

/** What a fetch asks for. */
interface Read {
  readonly selections: Selections;
  readonly sets: readonly SelectionSetNode[];
}

/**
 * @param text of the fetch
 * @param key of its field of entities, of which it is told; undefined for its root fields
 */
export function readFetch(text: string, key: string | undefined, isTrue: IsTrue): Read {
  const document = parse(text, { noLocation: true });
  const selections = createSelections(document, isTrue);
  const root = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [],
  );
  if (key === undefined) return { selections, sets: root };
  const fields = selections.fieldsOf(root, () => true).get(key) ?? [];
  return { selections, sets: fields.flatMap(({ selectionSet }) => selectionSet ?? []) };
}

/** Whether a fetch gives objects, beside leaves, of those that it is about. */
export function givesObjects(text: string, key: string | undefined, isTrue: IsTrue): boolean {
  const { selections, sets } = readFetch(text, key, isTrue);
  const fields = selections.fieldsOf(sets, () => true);
  return [...fields.values()].flat().some(({ selectionSet }) => selectionSet !== undefined);
}
