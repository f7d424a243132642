import {
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { EntityFetch, RequiredSelection, Rewrite } from '../plan.ts';
import type { Types } from '../types.ts';
import { fieldId } from './field-id.ts';
import { type Entry, INTERFACE_NAME, type Place } from './place.ts';
import { UnsoundPlan } from './unsound.ts';

/** What a subgraph is told of objects of one type. */
export interface Told {
  readonly type: string;
  /** By the name that it is told under. */
  readonly fields: Map<string, ToldField>;
}

interface ToldField {
  readonly field: string;
  /** Of every type that objects have there; undefined where the field is a leaf. */
  readonly below: readonly Told[] | undefined;
}

/** Who tells, and what of it has been fetched by then. */
export interface Telling {
  readonly schema: GraphQLSchema;
  readonly types: Types;
  readonly isThere: (entry: Entry) => boolean;
}

/** The name of the type that an object has, for the executor; undefined while it is not known. */
export function nameAt({ isThere }: Telling, place: Place, type: string): string | undefined {
  const concrete = place.find('__typename', type);
  if (concrete?.field === '__typename' && isThere(concrete)) return type;
  const named = place.find(INTERFACE_NAME, type);
  return named !== undefined && isThere(named) ? named.field : undefined;
}

/** What is told of an entity; undefined where something is not there, so that it is not asked about. */
export function toldOf(
  telling: Telling,
  place: Place,
  type: string,
  { requires, inputRewrites }: Pick<EntityFetch, 'requires' | 'inputRewrites'>,
): { readonly told: Told; readonly name: string } | undefined {
  const told = tell(telling, place, type, requires);
  const name = nameAt(telling, place, type);
  if (name === undefined || !told?.fields.has('__typename')) return undefined;
  let shown = name;
  for (const one of inputRewrites) {
    if (!isFor(telling.types, name, one)) continue;
    const keys = one.path.flatMap((segment) => (segment.kind === 'Key' ? [segment.name] : []));
    const [key] = keys;
    if (key === undefined || keys.length > 1) {
      throw new UnsoundPlan('a representation is changed below its own fields.');
    }
    if (one.kind === 'Rename') {
      const moved = told.fields.get(key);
      told.fields.delete(key);
      if (moved !== undefined) told.fields.set(one.to, moved);
    } else if (key === '__typename' && typeof one.value === 'string') {
      shown = one.value;
    } else {
      throw new UnsoundPlan(`a representation is given a value for «${key}».`);
    }
  }
  return { told, name: shown };
}

function isFor(types: Types, name: string, { path }: Rewrite): boolean {
  return path.every(
    (segment) => segment.kind !== 'Types' || segment.names.some((one) => types.is(name, one)),
  );
}

interface Gathered {
  readonly source: string;
  readonly selections: readonly RequiredSelection[] | undefined;
}

function tell(
  telling: Telling,
  place: Place,
  type: string,
  requires: readonly RequiredSelection[],
): Told | undefined {
  const fields = new Map<string, ToldField>();
  const wanted = new Map<string, Gathered>();
  gather(telling.types, requires, nameAt(telling, place, type), wanted);
  for (const [name, { source, selections }] of wanted) {
    if (source === '__typename') {
      if (nameAt(telling, place, type) === undefined) return undefined;
      fields.set(name, { field: '__typename', below: undefined });
      continue;
    }
    const entry = place.find(source, type);
    if (entry === undefined || !telling.isThere(entry)) return undefined;
    if (entry.place === undefined || selections === undefined) {
      fields.set(name, { field: entry.field, below: undefined });
      continue;
    }
    const below: Told[] = [];
    for (const one of entry.place.types) {
      const inner = tell(telling, entry.place, one, selections);
      if (inner === undefined) return undefined;
      below.push(inner);
    }
    fields.set(name, { field: entry.field, below });
  }
  return { type, fields };
}

function gather(
  types: Types,
  selections: readonly RequiredSelection[],
  name: string | undefined,
  found: Map<string, Gathered>,
): void {
  for (const one of selections) {
    if (one.kind === 'Field') {
      const inner = [...(found.get(one.name)?.selections ?? []), ...(one.selections ?? [])];
      found.set(one.name, { source: one.source, selections: one.selections && inner });
    } else if (one.type === undefined || (name !== undefined && types.is(name, one.type))) {
      gather(types, one.selections, name, found);
    }
  }
}

/** Whether everything is told that a key or a field requires, with the arguments that it says. */
export function covers(schema: GraphQLSchema, told: Told, required: SelectionSetNode): boolean {
  return required.selections.every((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return false;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value;
      const isFor = condition === undefined || isOf(schema, told.type, condition);
      return !isFor || covers(schema, told, node.selectionSet);
    }
    const found = told.fields.get(node.name.value);
    if (found === undefined || found.field !== fieldId(schema, told.type, node)) return false;
    const { selectionSet } = node;
    if (selectionSet === undefined) return true;
    return found.below?.every((one) => covers(schema, one, selectionSet)) === true;
  });
}

function isOf(schema: GraphQLSchema, type: string, condition: string): boolean {
  const [own, wanted] = [schema.getType(type), schema.getType(condition)];
  if (own === wanted) return true;
  return isAbstractType(wanted) && isObjectType(own) && schema.isSubType(wanted, own);
}
