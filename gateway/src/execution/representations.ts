import { quoted } from './json.ts';
import type { RequiredSelection, Rewrite } from './plan.ts';
import { isMark, isObject, own, type ResponseObject, typeNameOf } from './response.ts';
import { rewrite } from './rewrites.ts';
import type { Types } from './types.ts';

/**
 * What a subgraph is told about an object, as JSON text; undefined where the object is of another
 * type, or something that has to be told is not there.
 */
export type WriteRepresentation = (object: ResponseObject) => string | undefined;

export interface Representations {
  readonly write: WriteRepresentation;
  /**
   * The keys that objects of a type are told by, beside the name of the type: those that have the same values
   * are told of in the same words. Empty where there is more to it.
   */
  readonly keysOf: (type: string | undefined) => readonly string[];
}

/** Whether a Boolean variable of the operation is true. */
export type IsTrue = (variable: string) => boolean;

export interface RepresentationOptions {
  readonly requires: readonly RequiredSelection[];
  readonly rewrites: readonly Rewrite[];
  readonly types: Types;
  readonly isTrue: IsTrue;
}

export function representationsOf(options: RepresentationOptions): Representations {
  const { requires, rewrites, types, isTrue } = options;
  const { write, fieldsOf } = objectWriter(requires, types, isTrue, true);
  const keys = new Map<string | undefined, readonly string[]>();
  const keysOf = (type: string | undefined): readonly string[] => {
    const told = fieldsOf(type).filter(({ source }) => source !== '__typename');
    const isFlat = told.every(({ write }) => write === writeLeaf);
    return isFlat ? [...new Set(told.map(({ source }) => source))] : [];
  };
  return {
    keysOf(type) {
      const known = keys.get(type);
      if (known !== undefined) return known;
      const found = keysOf(type);
      if (type !== undefined && types.isKnown(type)) keys.set(type, found);
      return found;
    },
    write:
      rewrites.length === 0
        ? write
        : (object) => {
            const text = write(object);
            if (text === undefined) return undefined;
            const representation: ResponseObject = JSON.parse(text);
            rewrite(representation, rewrites, types);
            return JSON.stringify(representation);
          },
  };
}

interface Field {
  /** `"name":` */
  readonly head: string;
  readonly source: string;
  readonly write: (value: unknown) => string | undefined;
}

/** An object's fields are found once for each type: fragments for it that overlap are merged. */
function objectWriter(
  selections: readonly RequiredSelection[],
  types: Types,
  isTrue: IsTrue,
  isEntity: boolean,
) {
  const byType = new Map<string | undefined, readonly Field[]>();
  const fieldsOf = (type: string | undefined): readonly Field[] => {
    const merged = new Map<string, Required>();
    gather(selections, type, types, isTrue, merged);
    const fields = [...merged].map(([name, { source, selections: inner }]) => ({
      head: `${JSON.stringify(name)}:`,
      source,
      write:
        inner === undefined
          ? writeLeaf
          : valueWriter(objectWriter(inner, types, isTrue, false).write),
    }));
    // An entity is nothing without the name of its type.
    const told = isEntity && !merged.has('__typename') ? [] : fields;
    if (type === undefined || types.isKnown(type)) byType.set(type, told);
    return told;
  };
  const write: WriteRepresentation = (object) => {
    const type = typeNameOf(object);
    const fields = byType.get(type) ?? fieldsOf(type);
    if (isEntity && fields.length === 0) return undefined;
    let text = '';
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index] as Field;
      const value = field.write(own(object, field.source));
      if (value === undefined) return undefined;
      text += (index === 0 ? '{' : ',') + field.head + value;
    }
    return text === '' ? '{}' : `${text}}`;
  };
  return { write, fieldsOf: (type: string | undefined) => byType.get(type) ?? fieldsOf(type) };
}

interface Required {
  readonly source: string;
  readonly selections: readonly RequiredSelection[] | undefined;
}

function gather(
  selections: readonly RequiredSelection[],
  type: string | undefined,
  types: Types,
  isTrue: IsTrue,
  merged: Map<string, Required>,
): void {
  for (const one of selections) {
    if (one.kind === 'Field') {
      const inner = [...(merged.get(one.name)?.selections ?? []), ...(one.selections ?? [])];
      const { source } = one;
      merged.set(one.name, { source, selections: one.selections && inner });
      continue;
    }
    if (one.skipIf !== undefined && isTrue(one.skipIf)) continue;
    if (one.includeIf !== undefined && !isTrue(one.includeIf)) continue;
    const applies = one.type === undefined || (type !== undefined && types.is(type, one.type));
    if (applies) gather(one.selections, type, types, isTrue, merged);
  }
}

/** A symbol stands for what is not available: it is as if it were not there, in a list as well. */
function writeLeaf(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value) && hasMark(value)) return undefined;
  return JSON.stringify(value);
}

function hasMark(list: readonly unknown[]): boolean {
  return list.some((element) => isMark(element) || (Array.isArray(element) && hasMark(element)));
}

function valueWriter(write: WriteRepresentation): (value: unknown) => string | undefined {
  const ofValue = (value: unknown): string | undefined => {
    if (value === null) return 'null';
    if (isObject(value)) return write(value);
    if (!Array.isArray(value)) return undefined;
    const elements = value.map(ofValue);
    return elements.includes(undefined) ? undefined : `[${elements.join(',')}]`;
  };
  return ofValue;
}
