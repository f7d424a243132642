import { composeServices } from '@apollo/composition';
import { type DocumentNode, parse } from 'graphql';
import { createDice, type Dice } from './dice.ts';
import { addInterface, addUnion, addValues } from './generate-abstracts.ts';
import {
  addGhosts,
  addOverride,
  addProvides,
  addRequires,
  hideAndMark,
} from './generate-features.ts';
import { addEntityFields, addRoots } from './generate-fields.ts';
import { addEntity, addInputsAndEnums, addInterfaceObject, emptyModel } from './generate-types.ts';
import type { Model } from './model.ts';
import { printSubgraph } from './print-subgraph.ts';

export interface Generated {
  readonly model: Model;
  readonly subgraphs: readonly { readonly name: string; readonly sdl: string }[];
  readonly supergraphSdl: string;
}

/** Beyond this, a seed is of no use; so far the worst needed a tenth of it. */
const MOST_TRIES = 60;

/**
 * The supergraph of a seed. What is drawn does not always compose (a field may be out of reach from
 * somewhere); then it is drawn again, so that a seed always means the same graph.
 * @throws where nothing composes
 */
export function generateSupergraph(seed: number): Generated {
  let problem = '';
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const model = draw(seed, createDice(`${seed}.${attempt}`));
    const subgraphs = model.subgraphs.map((name) => ({ name, sdl: printSubgraph(model, name) }));
    const composed = compose(subgraphs);
    if ('supergraphSdl' in composed) return { model, subgraphs, ...composed };
    problem = composed.problem;
  }
  throw new Error(`Nothing composes of seed ${seed}: ${problem}`);
}

export function compose(
  subgraphs: readonly { readonly name: string; readonly sdl: string }[],
): { readonly supergraphSdl: string } | { readonly problem: string } {
  const services = subgraphs.map(({ name, sdl }) => {
    const typeDefs: DocumentNode = parse(sdl);
    return { name, url: `http://${name}.test`, typeDefs };
  });
  const { errors, supergraphSdl } = composeServices(services);
  if (supergraphSdl !== undefined) return { supergraphSdl };
  return { problem: (errors ?? []).map(({ message }) => message).join('\n') };
}

export function draw(seed: number, dice: Dice): Model {
  const model = emptyModel(seed, dice);
  addInputsAndEnums(model, dice);
  const names = ['User', 'Product', 'Order', 'Region'].slice(0, dice.int(2, 4));
  for (const name of names) addEntity(model, dice, name);
  if (dice.chance(0.35)) addInterfaceObject(model, dice);
  if (dice.chance(0.6)) addValues(model, dice);
  if (dice.chance(0.5)) addInterface(model, dice, 'Node');
  if (dice.chance(0.6)) addUnion(model, dice, 'Result');
  const entities = [...model.objects.values()].filter(({ kind }) => kind === 'ENTITY');
  for (const entity of entities) addEntityFields(model, dice, entity);
  addRoots(model, dice);
  for (const entity of entities) {
    for (let index = dice.int(0, 2); index > 0; index -= 1) {
      addRequires(model, dice, entity, index);
    }
    if (entity.space !== 'Media' && dice.chance(0.35)) addOverride(model, dice, entity);
    if (dice.chance(0.4)) addGhosts(dice, entity);
  }
  for (let index = dice.int(0, 2); index > 0; index -= 1) addProvides(model, dice);
  hideAndMark(model, dice);
  return model;
}
