import type { Representations } from './representations.ts';
import { own, type ResponseObject, typeNameOf, type United } from './response.ts';

type Values = Map<unknown, Values | number>;

function under(values: Values, value: unknown): Values {
  const known = values.get(value);
  if (known !== undefined) return known as Values;
  const made: Values = new Map();
  values.set(value, made);
  return made;
}

function isPrimitive(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Representations of objects, each that is said in other words than those before. */
export class ToldOnce {
  readonly targets: ResponseObject[] = [];
  /** Of each target that of its representation. */
  readonly indices: number[] = [];
  text = '';
  count = 0;
  readonly #representations: Representations;
  readonly #byText = new Map<string, number>();
  /** Of each type a map for each key, one within the other; the last has indices. */
  readonly #byValues: Values = new Map();
  readonly #united: United;
  /** Of each representation the first object that may become one with others. */
  readonly #firsts: (ResponseObject | undefined)[] = [];
  /** Those of `#united` that are targets. */
  readonly #taken = new Set<ResponseObject>();

  constructor(representations: Representations, united: United) {
    this.#representations = representations;
    this.#united = united;
  }

  /**
   * @param unites whether it may become one with another of which no more is known than of it
   * @returns what stands in the object's place from now on; undefined where nothing can be told of it
   */
  add(object: ResponseObject, unites: boolean): ResponseObject | undefined {
    const isUnited = this.#united.has(object);
    if (isUnited && this.#taken.has(object)) return object;
    const index = this.#indexOf(object);
    if (index === undefined) return undefined;
    if (isUnited) this.#taken.add(object);
    const standing = unites && !isUnited ? this.#standing(object, index) : object;
    if (standing === object) {
      this.targets.push(object);
      this.indices.push(index);
    }
    return standing;
  }

  /** Calls back with each target and the index of its representation. */
  eachTarget(visit: (target: ResponseObject, index: number) => void): void {
    this.targets.forEach((target, position) => {
      visit(target, this.indices[position] ?? 0);
    });
  }

  /** The one that the object becomes, of those that may; itself where it is the first or more is known of it. */
  #standing(object: ResponseObject, index: number): ResponseObject {
    const first = this.#firsts[index];
    if (first !== undefined && !this.#isWhole(object)) return object;
    if (first === undefined || !this.#isWhole(first)) {
      this.#firsts[index] = object;
      return object;
    }
    if (!this.#united.has(first)) this.#united.set(first, new Map());
    return first;
  }

  /** Whether the object is no more than what is told of it. */
  #isWhole(object: ResponseObject): boolean {
    const keys = this.#representations.keysOf(typeNameOf(object));
    // The name of the type is one more.
    return keys.length > 0 && Object.keys(object).length === keys.length + 1;
  }

  /** Writing what is known already would cost more than looking for the values that it is known by. */
  #indexOf(object: ResponseObject): number | undefined {
    const type = typeNameOf(object);
    const keys = this.#representations.keysOf(type);
    const last = keys.length - 1;
    if (last < 0) return this.#byWords(object);
    let level = under(this.#byValues, type);
    for (let position = 0; position < last; position += 1) {
      const value = own(object, keys[position] as string);
      if (!isPrimitive(value)) return this.#byWords(object);
      level = under(level, value);
    }
    const value = own(object, keys[last] as string);
    if (!isPrimitive(value)) return this.#byWords(object);
    const known = level.get(value) as number | undefined;
    if (known !== undefined) return known;
    const index = this.#byWords(object);
    if (index !== undefined) level.set(value, index);
    return index;
  }

  #byWords(object: ResponseObject): number | undefined {
    const text = this.#representations.write(object);
    if (text === undefined) return undefined;
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.#byText.set(text, this.count);
    this.text += this.count === 0 ? text : `,${text}`;
    this.count += 1;
    return this.count - 1;
  }
}
