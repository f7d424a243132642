import type { Dice } from './dice.ts';
import { newField, sharedAt } from './generate-types.ts';
import type { ArgumentModel, Model, ObjectModel } from './model.ts';

const SCALARS = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Blob', 'Color'];
const SHAPES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name,
  (name) => name,
  (name) => `${name}!`,
  (name) => `[${name}]`,
  (name) => `[${name}!]`,
  (name) => `[${name}!]!`,
  (name) => `[[${name}]]`,
  (name) => `[[${name}!]!]`,
];

const ARGUMENTS: readonly ArgumentModel[] = [
  { name: 'first', type: 'Int', default: '2' },
  { name: 'unit', type: 'Color', default: 'GREEN' },
  { name: 'mode', type: 'Mode' },
  { name: 'text', type: 'String' },
  { name: 'flag', type: 'Boolean!', default: 'true' },
  { name: 'must', type: 'Int!' },
  { name: 'filter', type: 'Filter' },
  { name: 'ids', type: '[ID!]' },
];

/** Objects and abstract types that a field of all these subgraphs may give. */
function composites(model: Model, subgraphs: readonly string[]): string[] {
  const everywhere = (at: { has: (name: string) => boolean }) =>
    subgraphs.every((subgraph) => at.has(subgraph));
  const objects = [...model.objects.values()].filter(
    ({ kind, at, name }) => kind !== 'ROOT' && !name.endsWith('Owner') && everywhere(at),
  );
  // Members differ between subgraphs: only a field of one subgraph can give any of them.
  const abstracts = subgraphs.length > 1 ? [] : [...model.abstracts.values()];
  return [...objects, ...abstracts.filter(({ at }) => everywhere(at))].map(({ name }) => name);
}

function randomType(model: Model, dice: Dice, subgraphs: readonly string[], share: number): string {
  const objects = composites(model, subgraphs);
  const leaf = objects.length === 0 || !dice.chance(share);
  const own = subgraphs.length === 1 ? ['Phase'] : [];
  return dice.pick(SHAPES)(dice.pick(leaf ? [...SCALARS, ...own] : objects));
}

function randomArguments(dice: Dice): ArgumentModel[] {
  return dice.chance(0.3) ? dice.some(ARGUMENTS).slice(0, 3) : [];
}

/** Fields of entities, each answered by one subgraph or by two alike. */
export function addEntityFields(model: Model, dice: Dice, entity: ObjectModel): void {
  const homes = [...entity.keys].flatMap(([name, keys]) => (keys[0]?.resolvable ? [name] : []));
  let count = 0;
  for (const home of homes) {
    const fields = dice.int(1, 3);
    for (let index = 0; index < fields; index += 1) {
      const name = `${entity.name.slice(0, 1).toLowerCase()}${count}`;
      count += 1;
      const others = homes.filter((other) => other !== home);
      // What is behind an interface with keys cannot be shared on the interface.
      const shared = entity.space !== 'Media' && others.length > 0 && dice.chance(0.2);
      const where = shared ? [home, dice.pick(others)] : [home];
      const stateful = !shared && dice.chance(0.1);
      const type = stateful ? 'Int' : randomType(model, dice, where, 0.35);
      const args = stateful ? [] : randomArguments(dice);
      const made = newField(name, type, sharedAt(where), { args, stateful });
      entity.fields.set(name, made);
      if (shared && type.endsWith('!') && dice.chance(0.5)) loosen(made.at.get(home), type, made);
    }
  }
}

/** One subgraph promises a value and the other does not: clients are not promised one. */
function loosen(
  place: { type?: string } | undefined,
  type: string,
  field: { safe: boolean; type: string },
): void {
  if (place === undefined) return;
  place.type = type;
  field.type = type.slice(0, -1);
  field.safe = true;
}

export function addRoots(model: Model, dice: Dice): void {
  const root = (name: string): ObjectModel => {
    const made: ObjectModel = {
      name,
      kind: 'ROOT',
      space: name,
      at: new Set(model.subgraphs),
      keys: new Map(),
      fields: new Map(),
    };
    model.objects.set(name, made);
    return made;
  };
  const query = root('Query');
  for (const subgraph of model.subgraphs) {
    for (let index = dice.int(1, 3); index > 0; index -= 1) {
      const name = `${subgraph}${index}`;
      const type = randomType(model, dice, [subgraph], 0.9);
      query.fields.set(
        name,
        newField(name, type, [[subgraph, {}]], { args: randomArguments(dice) }),
      );
    }
  }
  if (dice.chance(0.5)) {
    const where = dice.some(model.subgraphs, 2);
    const type = randomType(model, dice, where, 0.9);
    query.fields.set('shared', newField('shared', type, sharedAt(where)));
  }
  if (dice.chance(0.6)) addMutations(model, dice, root('Mutation'));
}

function addMutations(model: Model, dice: Dice, mutation: ObjectModel): void {
  for (const subgraph of dice.some(model.subgraphs, 1)) {
    for (let index = dice.int(1, 2); index > 0; index -= 1) {
      const name = `${subgraph}Change${index}`;
      const type = randomType(model, dice, [subgraph], 0.7);
      const by: ArgumentModel = { name: 'by', type: 'Int', default: '1' };
      const more = dice.chance(0.4) ? [{ name: 'filter', type: 'Filter' }] : [];
      const made = newField(name, type, [[subgraph, {}]], { args: [by, ...more] });
      mutation.fields.set(name, made);
    }
  }
}
