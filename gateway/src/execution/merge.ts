import { isMark, isObject, type ResponseObject, set } from './response.ts';
import type { Types } from './types.ts';

/**
 * Merges what a subgraph answered into the answer so far: objects into objects, lists element by
 * element, and everything else over what was there. A null leaves an object alone: another subgraph
 * knows it.
 * @param keys of the source, for who merges it into several objects
 */
export function merge(
  target: ResponseObject,
  source: ResponseObject,
  types: Types,
  keys: readonly string[] = Object.keys(source),
): void {
  for (const key of keys) {
    const value = source[key];
    if (key === '__typename') {
      mergeTypeName(target, value, types);
    } else if (target[key] !== undefined && Object.hasOwn(target, key)) {
      set(target, key, merged(target[key], value, types));
    } else {
      set(target, key, value);
    }
  }
}

function merged(known: unknown, value: unknown, types: Types): unknown {
  // What failed here takes nothing away that another subgraph gave.
  if (isMark(value)) return known ?? value;
  if (typeof known !== 'object' || known === null) return value;
  if (Array.isArray(known)) {
    if (!Array.isArray(value)) return value == null ? known : value;
    if (known.length !== value.length) return value;
    for (let index = 0; index < value.length; index += 1) {
      known[index] = merged(known[index], value[index], types);
    }
    return known;
  }
  if (isObject(value)) merge(known as ResponseObject, value, types);
  return value == null || isObject(value) ? known : value;
}

/** A subgraph with `@interfaceObject` knows only the interface of an object whose type is known. */
function mergeTypeName(target: ResponseObject, name: unknown, types: Types): void {
  const known = target['__typename'];
  if (typeof name !== 'string' || name === known) return;
  if (typeof known !== 'string' || types.isConcrete(name)) target['__typename'] = name;
}

/** A copy that shares nothing which might be changed. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: ResponseObject = {};
  for (const key of Object.keys(value)) set(copy, key, copyOf(value[key]));
  return copy;
}
