/** A federated graph from which the subgraphs, the merged schema and the data are all derived. */
export interface Model {
  readonly seed: number;
  readonly subgraphs: readonly string[];
  /** Those that are written in the first federation's way. */
  readonly firstFederation: ReadonlySet<string>;
  /** Objects, and interfaces that are entities. By name; the roots are among them. */
  readonly objects: Map<string, ObjectModel>;
  readonly abstracts: Map<string, AbstractModel>;
  readonly enums: Map<string, EnumModel>;
  readonly inputs: Map<string, InputModel>;
}

export type ObjectKind = 'ROOT' | 'ENTITY' | 'VALUE';

export interface ObjectModel {
  readonly name: string;
  readonly kind: ObjectKind;
  /** Objects of one space have the same keys and, where a field is the same, the same values. */
  readonly space: string;
  /** Where it is defined. */
  readonly at: Set<string>;
  /** Keys by subgraph. */
  readonly keys: Map<string, readonly Key[]>;
  readonly fields: Map<string, FieldModel>;
  /** Concrete types, where this is an interface with keys and others have it as an object. */
  readonly implementations?: readonly string[];
  /** Where the implementations are. */
  readonly interfaceAt?: string;
  /** Entities that one subgraph knows and no other. */
  ghosts?: Ghosts;
}

export interface Key {
  readonly fields: string;
  readonly resolvable: boolean;
}

export interface Ghosts {
  readonly home: string;
  /** What another subgraph does that is asked for one. */
  readonly elsewhere: 'NULL' | 'ERROR';
}

export interface FieldModel {
  readonly name: string;
  /** As clients see it. */
  readonly type: string;
  readonly args: readonly ArgumentModel[];
  readonly at: Map<string, Placement>;
  /** Part of a key. */
  readonly key: boolean;
  /** Neither fails nor is null where none may be. */
  safe: boolean;
  /** Tells how often its subgraph was changed. */
  readonly stateful: boolean;
  inaccessible: boolean;
  tag?: string;
}

export interface ArgumentModel {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
}

/** A field in one subgraph. */
export interface Placement {
  /** The type there, where it differs. */
  type?: string;
  external?: boolean;
  requires?: string;
  provides?: string;
  shareable?: boolean;
  override?: { readonly from: string; readonly label?: string };
  /** Another subgraph took it over; nobody may ask here. */
  overridden?: boolean;
}

export interface AbstractModel {
  readonly name: string;
  readonly kind: 'INTERFACE' | 'UNION';
  readonly at: Map<
    string,
    { readonly members: readonly string[]; readonly fields: readonly string[] }
  >;
  /** Types of the fields of an interface. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface EnumModel {
  readonly name: string;
  readonly at: ReadonlyMap<string, readonly string[]>;
  readonly merged: readonly string[];
}

export interface InputModel {
  readonly name: string;
  readonly at: ReadonlyMap<string, readonly ArgumentModel[]>;
  readonly merged: readonly ArgumentModel[];
}

/** The name in a type such as `[[Name!]]!`. */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, '');
}

export function fieldOf(model: Model, type: string, field: string): FieldModel {
  const found = model.objects.get(type)?.fields.get(field);
  if (found === undefined) throw new Error(`The model has no field ${type}.${field}.`);
  return found;
}

/** Where a field is answered, in the order of the subgraphs. */
export function ownersOf(field: FieldModel): string[] {
  return [...field.at].flatMap(([subgraph, place]) =>
    place.external || place.overridden ? [] : [subgraph],
  );
}
