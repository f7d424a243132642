import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import type { Selections } from '../selections.ts';
import { fieldId, nameOf } from './field-id.ts';
import type { Entry, Place } from './place.ts';
import { UnsoundPlan } from './unsound.ts';

/** What the client asked for. */
export interface Asked {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  readonly supergraph: GraphQLSchema;
  readonly selections: Selections;
}

/**
 * Checks that everything that the client asked for of objects at a place is there.
 * @throws {UnsoundPlan} where something is missing, or another field is in its place
 */
export function checkAsked(
  asked: Asked,
  place: Place,
  declared: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): void {
  const { schema, selections } = asked;
  const possible = isAbstractType(declared)
    ? schema.getPossibleTypes(declared)
    : isObjectType(declared)
      ? [declared]
      : [];
  const wanted = possible.map((type) => ({
    type,
    fields: selections.fieldsOf(sets, (condition) => isOf(schema, type, condition)),
  }));
  const needsName = isAbstractType(declared) && isByType(declared, wanted);
  const below = new Below();
  for (const { type, fields } of wanted) {
    if (!place.types.has(type.name)) continue;
    if (needsName && place.find('__typename', type.name)?.field !== '__typename') {
      throw new UnsoundPlan(`it is not asked which objects are of the type ${type.name}.`);
    }
    for (const [key, nodes] of fields) {
      const entry = checkField(asked, place, type, key, nodes);
      if (entry?.place !== undefined) below.add(entry, type, nodes);
    }
  }
  for (const { place: inner, type, nodes } of below.all()) {
    const innerSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    checkAsked(asked, inner, type, innerSets);
  }
}

type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** Whether what is shown of an object depends on its type. */
function isByType(declared: GraphQLNamedType, wanted: readonly { readonly fields: Fields }[]) {
  if (isUnionType(declared)) return true;
  const texts = wanted.map(({ fields }) => [...fields].map(([key]) => key).join(' '));
  return (
    new Set(texts).size > 1 ||
    wanted.some(({ fields }) => [...fields.values()].some(([node]) => isName(node)))
  );
}

function isName(node: FieldNode | undefined): boolean {
  return node?.name.value === '__typename';
}

function checkField(
  { supergraph }: Asked,
  place: Place,
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): Entry | undefined {
  const [node] = nodes;
  if (node === undefined || node.name.value.startsWith('__')) return undefined;
  const field = fieldId(supergraph, type.name, node);
  const entry = place.find(key, type.name);
  const name = `${type.name}.${node.name.value}`;
  if (entry === undefined) throw new UnsoundPlan(`nobody is asked for ${name}.`);
  if (entry.field === field) return entry;
  throw new UnsoundPlan(
    `${nameOf(entry.field)} would be shown for ${name}, or with other arguments.`,
  );
}

interface Part {
  readonly place: Place;
  readonly type: GraphQLNamedType;
  readonly nodes: readonly FieldNode[];
}

/** What is below fields, each once that is the same for several types. */
class Below {
  readonly #numbers = new Map<unknown, number>();
  readonly #parts = new Map<string, Part>();

  add(entry: Entry, parent: GraphQLObjectType, nodes: readonly FieldNode[]): void {
    const type = getNamedType(parent.getFields()[nodes[0]?.name.value ?? '']?.type);
    if (entry.place === undefined || !isCompositeType(type)) return;
    const key = [entry.place, type, ...nodes].map((one) => this.#numberOf(one)).join(' ');
    this.#parts.set(key, { place: entry.place, type, nodes });
  }

  all(): Iterable<Part> {
    return this.#parts.values();
  }

  #numberOf(value: unknown): number {
    const known = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, known);
    return known;
  }
}

function isOf(schema: GraphQLSchema, type: GraphQLObjectType, condition: string): boolean {
  const wanted = schema.getType(condition);
  return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type));
}
