import { nameOf } from './field-id.ts';
import { UnsoundPlan } from './unsound.ts';

/** Names of object types. */
export type TypeNames = ReadonlySet<string>;

/** What fetches bring under one response key, for objects of some types. */
export interface Entry {
  /** The field with its arguments: what `fieldId` says. */
  readonly field: string;
  readonly types: TypeNames;
  /** Undefined where the field is a leaf. */
  readonly place: Place | undefined;
  /** Numbers of the steps that bring it. */
  readonly by: readonly number[];
}

/** Key under which it is kept that the name of an interface stands for an object's type. */
export const INTERFACE_NAME = ' interface';

/** Most entries that the check of one plan makes, which bounds its memory and time. */
const MOST_ENTRIES = 200_000;

/** Counts what the check of one plan makes. */
export class Effort {
  #entries = 0;

  spend(): void {
    this.#entries += 1;
    if (this.#entries > MOST_ENTRIES) throw new UnsoundPlan('it is too large to be checked.');
  }
}

/**
 * What is known of all objects at one position of the answer, by their types: which fields were
 * fetched under which key. Of one key, the entries are for types that are not the same.
 */
export class Place {
  /** The types that objects have here. */
  types: TypeNames;
  readonly #entries = new Map<string, Entry[]>();
  readonly #effort: Effort;

  constructor(types: TypeNames, effort: Effort) {
    this.types = types;
    this.#effort = effort;
  }

  find(key: string, type: string): Entry | undefined {
    return this.#entries.get(key)?.find(({ types }) => types.has(type));
  }

  /** @throws {UnsoundPlan} where the key has another field already, for a type that both are for */
  put(key: string, { field, types, place, by }: Entry): void {
    let rest = types;
    for (const known of [...(this.#entries.get(key) ?? [])]) {
      const shared = both(known.types, rest);
      if (shared.size === 0) continue;
      if (known.field !== field) {
        throw new UnsoundPlan(`${nameOf(known.field)} and ${nameOf(field)} would be at one place.`);
      }
      const found = this.#parted(key, known, shared);
      this.#replace(key, found, { ...found, by: [...new Set([...found.by, ...by])] });
      if (found.place !== undefined && place !== undefined) found.place.#join(place);
      rest = without(rest, shared);
    }
    if (rest.size > 0) this.#add(key, { field, types: rest, place: place?.copy(), by });
  }

  /** Adds what is known of objects of these types. */
  merge(other: Place, types: TypeNames = other.types): void {
    for (const [key, entries] of other.#entries) {
      for (const entry of entries) {
        const shared = both(entry.types, types);
        if (shared.size > 0) this.put(key, { ...entry, types: shared });
      }
    }
  }

  /** The places below a key for objects of these types, each with nothing in it for other types. */
  below(key: string, types: TypeNames, isThere: (entry: Entry) => boolean): readonly Place[] {
    return [...(this.#entries.get(key) ?? [])].flatMap((entry) => {
      const shared = both(entry.types, types);
      if (shared.size === 0 || entry.place === undefined || !isThere(entry)) return [];
      return this.#parted(key, entry, shared).place ?? [];
    });
  }

  rename(key: string, to: string, types: TypeNames): void {
    for (const entry of [...(this.#entries.get(key) ?? [])]) {
      const shared = both(entry.types, types);
      if (shared.size === 0) continue;
      const moved = this.#parted(key, entry, shared);
      this.#replace(key, moved, undefined);
      this.put(to, moved);
    }
  }

  copy(): Place {
    const made = new Place(this.types, this.#effort);
    for (const [key, entries] of this.#entries) {
      for (const entry of entries) made.#add(key, { ...entry, place: entry.place?.copy() });
    }
    return made;
  }

  /** A field that several subgraphs give is the same in each: of a type that all of them know. */
  #join(other: Place): void {
    const types = both(this.types, other.types);
    if (types.size > 0) this.types = types;
    this.merge(other);
  }

  #add(key: string, entry: Entry): void {
    this.#effort.spend();
    this.#entries.set(key, [...(this.#entries.get(key) ?? []), entry]);
  }

  #replace(key: string, entry: Entry, by: Entry | undefined): void {
    const entries = this.#entries.get(key) ?? [];
    this.#entries.set(
      key,
      entries.flatMap((one) => (one === entry ? (by ?? []) : one)),
    );
  }

  /** The entry for these of its types alone. */
  #parted(key: string, entry: Entry, types: TypeNames): Entry {
    if (types.size === entry.types.size) return entry;
    const part = { ...entry, types, place: entry.place?.copy() };
    this.#replace(key, entry, { ...entry, types: without(entry.types, types) });
    this.#add(key, part);
    return part;
  }
}

export function both(some: TypeNames, others: TypeNames): TypeNames {
  return new Set([...some].filter((name) => others.has(name)));
}

export function without(some: TypeNames, others: TypeNames): TypeNames {
  return new Set([...some].filter((name) => !others.has(name)));
}
