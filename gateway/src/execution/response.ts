/** An object of the answer so far: as subgraphs gave it, more than the client asked for. */
export type ResponseObject = Record<string, unknown>;

/**
 * Stands where a field is missing because the subgraph that has it gave no usable answer. It never
 * leaves the executor: what needs the field does without, and the client gets an error in its place.
 */
export const UNAVAILABLE = Symbol('unavailable');

/**
 * Whether a value is a mark: `UNAVAILABLE`, or one that stands in the place of a null which a subgraph's error is
 * about (`Problems.markOf`).
 */
export function isMark(value: unknown): value is symbol {
  return typeof value === 'symbol';
}

export function isObject(value: unknown): value is ResponseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key that the object itself has: a client may name a field `constructor`. */
export function own(object: ResponseObject, key: string): unknown {
  const value = object[key];
  // What it inherits is a function or the prototype itself, which nothing that was read from JSON holds.
  return typeof value === 'function' || value === Object.prototype ? undefined : value;
}

/** Sets a key, whatever it is called: a client may name a field `__proto__`. */
export function set(object: ResponseObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    object[key] = value;
  }
}

/** Objects that stand in several places of an answer, and what each was written as, by each of its writers. */
export type United = Map<ResponseObject, Map<unknown, string>>;

/** The name of the object's type, where it is known. */
export function typeNameOf(object: ResponseObject): string | undefined {
  const name = object['__typename'];
  return typeof name === 'string' ? name : undefined;
}
