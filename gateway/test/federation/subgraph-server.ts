import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  execute,
  type GraphQLFormattedError,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  validate,
} from 'graphql';
import { type FieldModel, fieldOf, type Model, type ObjectModel } from './model.ts';
import {
  parseSelection,
  projectRepresentation,
  projectThing,
  valueOfRequired,
} from './required.ts';
import { Failure, Foul, Thing, type World } from './world.ts';

export interface SubgraphReply {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A subgraph in this process, asked as over the network: in text, answered in what JSON can hold. */
export interface SubgraphServer {
  readonly name: string;
  readonly ask: (body: string, world: World) => Promise<SubgraphReply>;
}

/** A thing as a subgraph has it in hand. */
interface Held {
  readonly __typename: string;
  readonly thing: Thing;
  /** What the gateway said of it. */
  readonly representation?: Readonly<Record<string, unknown>>;
  /** Fields of others that are given along here. */
  readonly provided?: ReadonlySet<string>;
}

type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

export function createSubgraphServer(model: Model, name: string, sdl: string): SubgraphServer {
  const schema = buildSchemaOf(model, name, sdl);
  const documents = new Map<string, DocumentNode>();
  const documentOf = (query: string) => {
    const known = documents.get(query) ?? parse(query);
    documents.set(query, known);
    return known;
  };
  return {
    name,
    async ask(body, world) {
      const { query, variables, operationName } = JSON.parse(body) as Asked;
      const document = documentOf(query);
      const invalid = validate(schema, document);
      const result =
        invalid.length > 0
          ? { errors: invalid }
          : await execute({
              schema,
              document,
              contextValue: world,
              variableValues: variables,
              operationName,
            });
      return JSON.parse(JSON.stringify(result)) as SubgraphReply;
    },
  };
}

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

function buildSchemaOf(model: Model, name: string, sdl: string): GraphQLSchema {
  const references: Record<string, object> = {};
  for (const type of model.objects.values()) {
    if (type.kind !== 'ENTITY' || !type.keys.get(name)?.some(({ resolvable }) => resolvable))
      continue;
    references[type.name] = {
      __resolveReference: (representation: Representation, world: World) =>
        resolveReference(world, type, name, representation),
    };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: references as never }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) type.resolveType = (held: Held) => held.__typename;
    if (isObjectType(type)) giveResolvers(model, name, type);
  }
  return schema;
}

function giveResolvers(model: Model, subgraph: string, type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    if (field.name.startsWith('_')) continue;
    const inModel = modelOf(model, type.name, field.name);
    const place = inModel.at.get(subgraph);
    if (place === undefined) throw new Error(`${type.name}.${field.name} is not in ${subgraph}.`);
    field.resolve = (source: Held | undefined, args: Record<string, unknown>, world: World) => {
      const held = source ?? { __typename: type.name, thing: new Thing(type.name, '') };
      const isGiven = held.provided?.has(field.name) === true;
      if (place.overridden || (place.external && !inModel.key && !isGiven)) {
        return new Foul(
          `${subgraph} was asked for ${type.name}.${field.name}, which is not its own.`,
        );
      }
      if (type.name === 'Mutation') world.change(subgraph, args['by']);
      if (place.requires !== undefined) {
        const required = requiredOf(world, held, place.requires);
        return required instanceof Failure ? required : valueOfRequired(inModel, required, args);
      }
      const value = world.value(inModel, held.thing, args);
      return hold(world, subgraph, value, place.provides);
    };
  }
}

/** What a field requires: the gateway says it, unless it was given along here. */
function requiredOf(world: World, held: Held, fields: string): unknown {
  const selection = parseSelection(fields);
  if (held.representation) return projectRepresentation(selection, held.representation);
  const isGiven = selection.selections.every(
    (part) => part.kind === Kind.FIELD && held.provided?.has(part.name.value),
  );
  return isGiven
    ? projectThing(world, selection, held.thing)
    : new Foul(`A field was asked for without the «${fields}» that it requires.`);
}

/** The field of a type, or of the interface with keys that it belongs to. */
function modelOf(model: Model, type: string, field: string): FieldModel {
  const own = model.objects.get(type);
  return own?.fields.get(field) ?? fieldOf(model, own?.space ?? type, field);
}

function hold(world: World, subgraph: string, value: unknown, provides?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => hold(world, subgraph, item, provides));
  if (!(value instanceof Thing)) return value;
  const provided = provides === undefined ? undefined : new Set(provides.split(' '));
  return {
    __typename: nameIn(world, subgraph, value),
    thing: value,
    ...(provided && { provided }),
  } satisfies Held;
}

/** What a subgraph takes a thing for: where the interface is, it knows of which kind it is. */
function nameIn(world: World, subgraph: string, thing: Thing): string {
  const type = world.model.objects.get(thing.type);
  return type?.interfaceAt === subgraph ? world.concrete(thing) : thing.type;
}

function resolveReference(
  world: World,
  type: ObjectModel,
  subgraph: string,
  representation: Representation,
): Held | null | Failure {
  const keys = (type.keys.get(subgraph) ?? []).filter(({ resolvable }) => resolvable);
  for (const { fields } of keys) {
    const selection = parseSelection(fields);
    const given = JSON.stringify(projectRepresentation(selection, representation));
    for (const thing of world.all(type)) {
      if (JSON.stringify(projectThing(world, selection, thing)) !== given) continue;
      if (!world.knows(subgraph, thing)) {
        if (type.ghosts?.elsewhere === 'ERROR')
          throw new Failure(`${subgraph} knows of no such one`);
        return null;
      }
      return { __typename: nameIn(world, subgraph, thing), thing, representation };
    }
  }
  return null;
}
