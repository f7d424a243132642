import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { type FieldModel, type Model, ownersOf } from './model.ts';
import { mergedFields, printMerged } from './print-merged.ts';
import { resolveField } from './required.ts';
import { Failure, Thing, type World } from './world.ts';

/** The same graph and data without federation: one schema, run by graphql-js. */
export interface Reference {
  readonly schema: GraphQLSchema;
  readonly run: (
    document: DocumentNode,
    operationName: string | undefined,
    variables: Readonly<Record<string, unknown>>,
    world: World,
  ) => Promise<ExecutionResult>;
}

export function createReference(model: Model): Reference {
  const schema = buildSchema(printMerged(model));
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) {
      type.resolveType = (thing: Thing, world: World) => world.concrete(thing);
    }
    const inModel = model.objects.get(type.name);
    if (!isObjectType(type) || inModel === undefined) continue;
    for (const field of mergedFields(model, inModel)) {
      const target = type.getFields()[field.name];
      if (target === undefined) continue;
      target.resolve = (source: Thing | undefined, args: Record<string, unknown>, world: World) =>
        resolve(world, field, source ?? new Thing(type.name, ''), args);
    }
  }
  return {
    schema,
    async run(document, operationName, variableValues, contextValue) {
      return await execute({ schema, document, operationName, variableValues, contextValue });
    },
  };
}

function resolve(
  world: World,
  field: FieldModel,
  thing: Thing,
  args: Readonly<Record<string, unknown>>,
): unknown {
  const owners = ownersOf(field);
  if (!owners.some((owner) => world.knows(owner, thing))) {
    const elsewhere = world.model.objects.get(thing.type)?.ghosts?.elsewhere;
    return elsewhere === 'ERROR' ? new Failure('no subgraph with this field knows it') : null;
  }
  const [owner = ''] = owners;
  if (thing.type === 'Mutation') world.change(owner, args['by']);
  return resolveField(world, field, thing, args);
}
