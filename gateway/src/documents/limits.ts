import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one document may cost before anything is done for it. Fragments count where they are spread. */
export interface DocumentLimits {
  /** UTF-8 bytes of the document's text. */
  readonly bytes: number;
  readonly tokens: number;
  /** Levels of fields; introspection below `__schema` and `__type` has a limit of its own. */
  readonly depth: number;
  readonly aliases: number;
  /** Fields of the query, mutation or subscription itself. */
  readonly rootFields: number;
  /** Fields in all. */
  readonly fields: number;
  readonly directives: number;
  /** Levels of brackets, and of lists and objects in variables. */
  readonly nesting: number;
  /** Whether it may ask about the schema. */
  readonly introspection: boolean;
}

export const DEFAULT_LIMITS: DocumentLimits = {
  bytes: 65_536,
  tokens: 5_000,
  depth: 20,
  aliases: 100,
  rootFields: 30,
  fields: 3_000,
  directives: 100,
  nesting: 100,
  introspection: true,
};

type Measures = Pick<DocumentLimits, 'depth' | 'aliases' | 'rootFields' | 'fields' | 'directives'>;

const NOTHING: Measures = { depth: 0, aliases: 0, rootFields: 0, fields: 0, directives: 0 };
const MEASURED = ['depth', 'aliases', 'rootFields', 'fields', 'directives'] as const;
const NAMES = {
  depth: 'levels of fields',
  aliases: 'aliases',
  rootFields: 'root fields',
  fields: 'fields',
  directives: 'directives',
} as const;

/** Says which limit a document breaks, in a sentence; undefined when none. */
export function exceededLimit(document: DocumentNode, limits: DocumentLimits): string | undefined {
  const measured = measure(document);
  const broken = MEASURED.find((kind) => measured[kind] > limits[kind]);
  if (broken === undefined) return undefined;
  const found = Number.isSafeInteger(measured[broken]) ? String(measured[broken]) : 'far more';
  return `The document has ${found} ${NAMES[broken]}; at most ${limits[broken]} are allowed. Ask for less at once.`;
}

/** The measures of the heaviest operation. Each fragment is measured once, however often it is spread. */
export function measure(document: DocumentNode): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Measures>();
  const ofFragment = (name: string): Measures => {
    const found = known.get(name);
    if (found !== undefined) return found;
    // A fragment inside itself is left to validation, which refuses it.
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const measures =
      fragment === undefined ? NOTHING : ofSelections(fragment.selectionSet, ofFragment);
    known.set(name, measures);
    return measures;
  };
  return document.definitions.reduce<Measures>((most, definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return most;
    const operation = ofSelections(definition.selectionSet, ofFragment);
    const directives = operation.directives + count(definition.directives);
    return greater(most, { ...operation, directives });
  }, NOTHING);
}

type OfFragment = (name: string) => Measures;

function ofSelections(set: SelectionSetNode, ofFragment: OfFragment): Measures {
  return set.selections.reduce((sum, node) => add(sum, ofSelection(node, ofFragment)), NOTHING);
}

function ofSelection(node: SelectionNode, ofFragment: OfFragment): Measures {
  const directives = count(node.directives);
  if (node.kind !== Kind.FIELD) {
    const inner =
      node.kind === Kind.FRAGMENT_SPREAD
        ? ofFragment(node.name.value)
        : ofSelections(node.selectionSet, ofFragment);
    return { ...inner, directives: inner.directives + directives };
  }
  const inner =
    node.selectionSet === undefined ? NOTHING : ofSelections(node.selectionSet, ofFragment);
  const introspects = node.name.value === '__schema' || node.name.value === '__type';
  return {
    depth: introspects ? 1 : inner.depth + 1,
    aliases: inner.aliases + (node.alias === undefined ? 0 : 1),
    rootFields: 1,
    fields: inner.fields + 1,
    directives: inner.directives + directives,
  };
}

function add(a: Measures, b: Measures): Measures {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    rootFields: a.rootFields + b.rootFields,
    fields: a.fields + b.fields,
    directives: a.directives + b.directives,
  };
}

function greater(a: Measures, b: Measures): Measures {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: Math.max(a.aliases, b.aliases),
    rootFields: Math.max(a.rootFields, b.rootFields),
    fields: Math.max(a.fields, b.fields),
    directives: Math.max(a.directives, b.directives),
  };
}

function count(directives: readonly DirectiveNode[] | undefined): number {
  return directives?.length ?? 0;
}
