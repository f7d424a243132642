import { Kind, parseType, type TypeNode } from 'graphql';
import { createDice, type Dice, hashOf } from './dice.ts';
import { type FieldModel, type Model, namedType, type ObjectModel, ownersOf } from './model.ts';

/** An object of the data: which one it is, never what it holds. */
export class Thing {
  /** Its type, or the interface with keys that it is one of. */
  readonly type: string;
  readonly id: string;

  constructor(type: string, id: string) {
    this.type = type;
    this.id = id;
  }
}

/** A failure of one resolver: graphql-js takes an error that is a value for one that was thrown. */
export class Failure extends Error {}

/** Something that a plan must not ask of a subgraph; who asks gets an error like every other. */
export class Foul extends Failure {
  static readonly MARK = 'foul: ';

  constructor(message: string) {
    super(`${Foul.MARK}${message}`);
  }
}

/**
 * What every field gives, decided by the seed alone: whoever asks gets the same, the subgraphs and
 * the reference. Only mutations change anything, and only of the subgraph that they belong to.
 */
export interface World {
  readonly model: Model;
  readonly value: (
    field: FieldModel,
    of: Thing,
    args: Readonly<Record<string, unknown>>,
  ) => unknown;
  /** Whether a subgraph knows of it at all. */
  readonly knows: (subgraph: string, thing: Thing) => boolean;
  /** All there is of an entity's type. */
  readonly all: (type: ObjectModel) => readonly Thing[];
  /** The object type that it is to clients. */
  readonly concrete: (thing: Thing) => string;
  /** Does a mutation of a subgraph. */
  readonly change: (subgraph: string, by: unknown) => void;
}

const ENTITIES = 4;
const GHOSTS = 2;
const FAILING = 0.04;
const UNLAWFUL = 0.02;
const ABSENT = 0.12;

export function createWorld(model: Model): World {
  const changes = new Map<string, number>();
  const typeOf = (name: string) => model.objects.get(name);
  const isGhost = (thing: Thing) => Number(thing.id) >= ENTITIES;
  const world: World = {
    model,
    value(field, of, args) {
      const space = typeOf(of.type)?.space ?? of.type;
      if (field.key) return keyValue(field, space, of.id, isGhost(of));
      const [owner = ''] = ownersOf(field);
      const count = changes.get(owner) ?? 0;
      if (field.stateful) return count * 1000 + (hashOf(`${space}${of.id}`) % 1000);
      const state = of.type === 'Mutation' ? count : 0;
      const name = `${model.seed}|${space}|${of.id}|${field.name}|${canonical(args)}|${state}`;
      // What one subgraph promises, all have to keep.
      const [promised] = [...field.at.values()].flatMap(({ type }) => type ?? []);
      return drawValue(world, field, parsed(promised ?? field.type), createDice(name), name);
    },
    knows(subgraph, thing) {
      const home = typeOf(thing.type)?.ghosts?.home;
      return home === undefined || home === subgraph || !isGhost(thing);
    },
    all: (type) => {
      const count = ENTITIES + (type.ghosts === undefined ? 0 : GHOSTS);
      return Array.from({ length: count }, (_, id) => new Thing(type.name, String(id)));
    },
    concrete({ type, id }) {
      const kinds = typeOf(type)?.implementations;
      return kinds === undefined ? type : (kinds[Number(id) % kinds.length] ?? type);
    },
    change(subgraph, by) {
      changes.set(subgraph, (changes.get(subgraph) ?? 0) + (typeof by === 'number' ? by : 10));
    },
  };
  return world;
}

/** JSON with its keys in order, so that equal arguments are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const types = new Map<string, TypeNode>();
function parsed(type: string): TypeNode {
  const known = types.get(type) ?? parseType(type);
  types.set(type, known);
  return known;
}

function keyValue(field: FieldModel, space: string, id: string, ghost: boolean): unknown {
  const name = namedType(field.type);
  if (name === 'Int') return Number(id);
  if (name !== 'ID' && name !== 'String') return new Thing(name, id);
  if (ghost && !field.type.endsWith('!')) return null;
  return `${space}.${field.name}.${id}`;
}

function drawValue(
  world: World,
  field: FieldModel,
  type: TypeNode,
  dice: Dice,
  name: string,
): unknown {
  if (!field.safe && dice.chance(FAILING)) return new Failure(`${field.name} failed`);
  if (type.kind === Kind.NON_NULL_TYPE) {
    if (!field.safe && dice.chance(UNLAWFUL)) return null;
    return drawPresent(world, field, type.type, dice, name);
  }
  return dice.chance(ABSENT) ? null : drawPresent(world, field, type, dice, name);
}

function drawPresent(
  world: World,
  field: FieldModel,
  type: TypeNode,
  dice: Dice,
  name: string,
): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return drawPresent(world, field, type.type, dice, name);
  if (type.kind === Kind.LIST_TYPE) {
    return Array.from({ length: dice.int(0, 3) }, (_, index) =>
      drawValue(world, field, type.type, dice, `${name}.${index}`),
    );
  }
  return (
    drawLeaf(world.model, type.name.value, dice) ??
    drawThing(world, field, type.name.value, dice, name)
  );
}

const TEXTS = [
  'plain',
  'with "quotes" and \\',
  'Zürich 東京 🏦',
  'line\nbreak\t\u2028\u0001',
  '',
  '</script>',
];
const FLOATS = [0.5, -1.25, 1e21, 3, 1e-7, 12345.678];
const BLOBS: readonly unknown[] = [
  { b: [1, null, { a: 'x' }], a: true },
  [[], {}],
  'text',
  7,
  false,
];

function drawLeaf(model: Model, name: string, dice: Dice): unknown {
  if (name === 'Int') return dice.int(-5, 2_000_000);
  if (name === 'Float') return dice.pick(FLOATS);
  if (name === 'String') return dice.pick(TEXTS);
  if (name === 'Boolean') return dice.chance(0.5);
  if (name === 'ID') return `id-${dice.int(0, 99)}`;
  if (name === 'Blob') return dice.pick(BLOBS);
  if (name === 'Color') return dice.pick(model.enums.get(name)?.merged ?? []);
  // Of the others, every subgraph has its own.
  if (name === 'Phase') return dice.pick(['NEW', 'OLD']);
  return undefined;
}

/** An object that each of the field's subgraphs can give. */
function drawThing(
  world: World,
  field: FieldModel,
  name: string,
  dice: Dice,
  path: string,
): Thing | null {
  const { model } = world;
  const abstract = model.abstracts.get(name);
  const owners = ownersOf(field);
  if (abstract !== undefined) {
    const lists = owners.map((owner) => abstract.at.get(owner)?.members ?? []);
    const common = (lists[0] ?? []).filter((member) => lists.every((all) => all.includes(member)));
    return common.length === 0 ? null : drawThing(world, field, dice.pick(common), dice, path);
  }
  const type = model.objects.get(name);
  if (type === undefined) throw new Error(`The model has no type ${name}.`);
  if (type.kind === 'VALUE') return new Thing(name, path);
  const known = world
    .all(type)
    .filter((thing) => owners.every((owner) => world.knows(owner, thing)))
    .filter(({ id }) => ofThatKind(model, type, Number(id)));
  return dice.pick(known);
}

/** Of an interface with keys, which of its kinds an entity is, follows from its number. */
function ofThatKind(model: Model, type: ObjectModel, id: number): boolean {
  const kinds = model.objects.get(type.space)?.implementations;
  return kinds === undefined || type.implementations !== undefined
    ? true
    : kinds[id % kinds.length] === type.name;
}
