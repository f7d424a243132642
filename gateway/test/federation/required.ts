import { type FieldNode, Kind, parse, type SelectionSetNode, valueFromASTUntyped } from 'graphql';
import { type ArgumentModel, type FieldModel, fieldOf, type Model, ownersOf } from './model.ts';
import { canonical, Thing, type World } from './world.ts';

const selections = new Map<string, SelectionSetNode>();

/** Reads the fields of a key or of `@requires`. */
export function parseSelection(fields: string): SelectionSetNode {
  const known = selections.get(fields);
  if (known !== undefined) return known;
  const [operation] = parse(`{ ${fields} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No fields: ${fields}`);
  selections.set(fields, operation.selectionSet);
  return operation.selectionSet;
}

const fieldsOf = (selection: SelectionSetNode): FieldNode[] =>
  selection.selections.flatMap((part) => (part.kind === Kind.FIELD ? [part] : []));

/** What a representation says of these fields and no others; undefined where it does not say. */
export function projectRepresentation(selection: SelectionSetNode, given: unknown): unknown {
  if (Array.isArray(given)) return given.map((item) => projectRepresentation(selection, item));
  if (typeof given !== 'object' || given === null) return given;
  const object = given as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    fieldsOf(selection).map(({ name: { value: name }, selectionSet }) => [
      name,
      selectionSet ? projectRepresentation(selectionSet, object[name]) : (object[name] ?? null),
    ]),
  );
}

/** The same of a thing as the world has it. */
export function projectThing(world: World, selection: SelectionSetNode, given: unknown): unknown {
  if (Array.isArray(given)) return given.map((item) => projectThing(world, selection, item));
  if (!(given instanceof Thing)) return given;
  return Object.fromEntries(
    fieldsOf(selection).map((node) => {
      const field = modelOf(world.model, given.type, node.name.value);
      const value = resolveField(world, field, given, argumentsOf(field.args, node));
      return [
        field.name,
        node.selectionSet ? projectThing(world, node.selectionSet, value) : value,
      ];
    }),
  );
}

/** What a field gives where everything is known: from the world, or computed from other fields. */
export function resolveField(
  world: World,
  field: FieldModel,
  thing: Thing,
  args: Readonly<Record<string, unknown>>,
): unknown {
  const [owner = ''] = ownersOf(field);
  const requires = field.at.get(owner)?.requires;
  if (requires === undefined) return world.value(field, thing, args);
  return valueOfRequired(field, projectThing(world, parseSelection(requires), thing), args);
}

/** What a field gives that is computed from others. */
export function valueOfRequired(
  field: FieldModel,
  required: unknown,
  args: Readonly<Record<string, unknown>>,
): string {
  return `${field.name}(${canonical(args)}) of ${JSON.stringify(required)}`;
}

function modelOf(model: Model, type: string, field: string): FieldModel {
  const own = model.objects.get(type);
  return own?.fields.get(field) ?? fieldOf(model, own?.space ?? type, field);
}

/** Coerces arguments as a server does: literals that are given, defaults for the rest. */
function argumentsOf(args: readonly ArgumentModel[], node: FieldNode): Record<string, unknown> {
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  return Object.fromEntries(
    args.flatMap((argument): [string, unknown][] => {
      const literal = given.get(argument.name);
      if (literal !== undefined) {
        const value = valueFromASTUntyped(literal);
        return [[argument.name, argument.type === 'Filter' ? withDefaults(value) : value]];
      }
      return argument.default === undefined ? [] : [[argument.name, defaultOf(argument)]];
    }),
  );
}

function defaultOf({ default: text = '' }: ArgumentModel): unknown {
  return /^[A-Z]/.test(text) ? text : (JSON.parse(text) as unknown);
}

/** An input object has the defaults of its own fields, in the order of its definition. */
function withDefaults(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { next, ...rest } = value as Record<string, unknown>;
  return { limit: 3, ...rest, ...(next !== undefined && { next: withDefaults(next) }) };
}
