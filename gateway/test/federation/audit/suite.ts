/** Values by field; a function is called with the arguments of the field. */
export interface Row {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** A field that is computed from what `@requires` names: all that is known of it is in there. */
export class Computed {
  readonly from: (required: Readonly<Record<string, unknown>>, args: Arguments) => unknown;

  constructor(from: Computed['from']) {
    this.from = from;
  }
}

export type Arguments = Readonly<Record<string, unknown>>;

/** A supergraph, its data, and how its subgraphs find their entities. */
export interface Suite {
  /** What is special about it. */
  readonly about: string;
  /** SDL by subgraph; the second federation's are linked by the harness unless they begin otherwise. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** Values of the root fields, by type. */
  readonly roots: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Everything that can be asked for by key, in one list. */
  readonly entities: readonly Row[];
  /** Called before each case, where mutations change something. */
  readonly reset?: () => void;
  /** Subgraphs that know nothing of an entity: subgraph → entities. */
  readonly unknown?: Readonly<Record<string, readonly Row[]>>;
  /** Interfaces that are objects to some subgraph: name → its types. */
  readonly interfaceObjects?: Readonly<Record<string, readonly string[]>>;
}

/** One operation and what has to come of it. */
export interface AuditCase {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** Where there have to be errors; none may be elsewhere. */
  readonly errors?: readonly (readonly (string | number)[])[];
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag", "@extends"])\n';

/** Begins the SDL of a subgraph that is written as in the first federation. */
export const FIRST = '# the first federation\n';

export function sdlOf(text: string): string {
  return text.startsWith(FIRST) ? text : LINK + text;
}

export function row(__typename: string, fields: Readonly<Record<string, unknown>>): Row {
  return { __typename, ...fields };
}

/** Finds one of these by an argument. */
export function by(field: string, rows: readonly Row[]): (args: Arguments) => Row | null {
  return (args) => rows.find((one) => one[field] === args[field]) ?? null;
}
