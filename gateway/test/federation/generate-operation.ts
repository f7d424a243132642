import {
  astFromValue,
  doTypesOverlap,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  parse,
  print,
  validate,
} from 'graphql';
import { createDice, type Dice } from './dice.ts';

export interface GeneratedOperation {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Drawing {
  readonly schema: GraphQLSchema;
  readonly dice: Dice;
  readonly variables: Map<string, { readonly definition: string; readonly value: unknown }>;
  readonly fragments: Map<string, { readonly on: GraphQLCompositeType; readonly text: string }>;
  /** Fields that may still be drawn. */
  left: number;
}

const DEPTH = 5;
const FIELDS = 40;
const MOST_TRIES = 20;

/** A valid operation of a schema, the same for the same seed. */
export function generateOperation(schema: GraphQLSchema, seed: string): GeneratedOperation {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const made = draw(schema, createDice(`${seed}.${attempt}`));
    // Drawn at random, two fields may claim one key: such a document is drawn again.
    if (validate(schema, parse(made.text)).length === 0) return made;
  }
  return { text: '{ __typename }', operationName: undefined, variables: {} };
}

function draw(schema: GraphQLSchema, dice: Dice): GeneratedOperation {
  const mutation = schema.getMutationType();
  const root = mutation && dice.chance(0.3) ? mutation : schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const drawing: Drawing = {
    schema,
    dice,
    variables: new Map(),
    fragments: new Map(),
    left: FIELDS,
  };
  addFragments(drawing);
  const selection = drawSelection(drawing, root, 0);
  const fragments = [...drawing.fragments].flatMap(([name, { on, text }]) =>
    usedIn(name, selection, drawing) ? [`fragment ${name} on ${on.name} ${text}`] : [],
  );
  const document = [selection, ...fragments].join('\n');
  const used = [...drawing.variables].filter(([name]) =>
    new RegExp(`\\$${name}\\b`).test(document),
  );
  const definitions = used.map(([name, { definition }]) => `$${name}: ${definition}`).join(', ');
  const kind = root === mutation ? 'mutation' : 'query';
  const named = dice.chance(0.5);
  const head = `${kind}${named ? ' Main' : ''}${definitions && ` (${definitions})`}`;
  const other = named && dice.chance(0.3) ? '\nquery Other { __typename }' : '';
  const text = print(parse(`${head} ${document}${other}`));
  const values = used.flatMap(([name, { value }]): [string, unknown][] =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    text,
    operationName: other === '' ? undefined : 'Main',
    variables: Object.fromEntries(values),
  };
}

/** Whether a fragment is spread, directly or from another one. */
function usedIn(name: string, selection: string, { fragments }: Drawing): boolean {
  const spread = new RegExp(`\\.\\.\\.${name}\\b`);
  if (spread.test(selection)) return true;
  return [...fragments].some(
    ([other, { text }]) =>
      other !== name && spread.test(text) && new RegExp(`\\.\\.\\.${other}\\b`).test(selection),
  );
}

/** Named fragments; a later one may spread an earlier one. */
function addFragments(drawing: Drawing): void {
  const { schema, dice } = drawing;
  const composites = Object.values(schema.getTypeMap()).filter(
    (type) =>
      isCompositeType(type) && !type.name.startsWith('__') && type !== schema.getMutationType(),
  ) as GraphQLCompositeType[];
  for (let index = dice.int(0, 2); index > 0; index -= 1) {
    const on = dice.pick(composites);
    drawing.left = 8;
    drawing.fragments.set(`F${index}`, { on, text: drawSelection(drawing, on, DEPTH - 2) });
  }
  drawing.left = FIELDS;
}

function drawSelection(drawing: Drawing, type: GraphQLCompositeType, depth: number): string {
  const { dice } = drawing;
  const parts: string[] = [];
  for (let count = dice.int(1, depth === 0 ? 4 : 5); count > 0; count -= 1) {
    const part = drawPart(drawing, type, depth);
    if (part !== undefined) parts.push(part);
  }
  if (parts.length === 0 || dice.chance(0.1)) parts.push('__typename');
  return `{ ${parts.join(' ')} }`;
}

function drawPart(drawing: Drawing, type: GraphQLCompositeType, depth: number): string | undefined {
  const { dice, schema } = drawing;
  if (dice.chance(0.12)) {
    const fitting = [...drawing.fragments].filter(([, { on }]) => doTypesOverlap(schema, on, type));
    if (fitting.length > 0) return `...${dice.pick(fitting)[0]}${drawDirective(drawing)}`;
  }
  if (depth < DEPTH && dice.chance(isAbstractType(type) ? 0.6 : 0.12)) {
    const on = dice.pick(narrower(schema, type));
    const condition = on === type && dice.chance(0.5) ? '' : ` on ${on.name}`;
    return `...${condition}${drawDirective(drawing)} ${drawSelection(drawing, on, depth + 1)}`;
  }
  if (isUnionType(type)) return dice.chance(0.3) ? '__typename' : undefined;
  const fields = Object.values(type.getFields()).filter(
    (field) => depth < DEPTH || isLeafType(getNamedType(field.type)),
  );
  if (fields.length === 0 || drawing.left <= 0) return undefined;
  drawing.left -= 1;
  return drawField(drawing, dice.pick(fields), depth, fields);
}

/** Types that an object of this one may be taken for. */
function narrower(schema: GraphQLSchema, type: GraphQLCompositeType): GraphQLCompositeType[] {
  const all = Object.values(schema.getTypeMap()).filter(
    (other): other is GraphQLCompositeType =>
      isCompositeType(other) && !other.name.startsWith('__') && doTypesOverlap(schema, other, type),
  );
  return all.length === 0 ? [type] : all;
}

type Field = GraphQLField<unknown, unknown>;

/** One in four is a name that planners ask for by themselves: keys, what is required, the type's own. */
function drawAlias(dice: Dice, fields: readonly Field[]): string {
  if (!dice.chance(0.15)) return '';
  const letter = dice.pick(['a', 'b', 'id', 'c']);
  const number = dice.int(0, 3);
  if (letter !== 'c') return `${letter}${number}: `;
  const names = ['__typename', '__key', fields[0]?.name, fields.at(-1)?.name];
  return `${names[number]}: `;
}

function drawField(
  drawing: Drawing,
  field: Field,
  depth: number,
  fields: readonly Field[],
): string {
  const { dice } = drawing;
  const alias = drawAlias(dice, fields);
  const said = field.args.flatMap((argument) => drawArgument(drawing, argument) ?? []);
  // Two calls with other arguments need other names.
  const name = said.length > 0 && alias === '' ? `x${dice.int(0, 999)}: ` : alias;
  const args = said.length > 0 ? `(${said.join(', ')})` : '';
  const type = getNamedType(field.type);
  const inner = isCompositeType(type) ? ` ${drawSelection(drawing, type, depth + 1)}` : '';
  return `${name}${field.name}${args}${drawDirective(drawing)}${inner}`;
}

function drawDirective(drawing: Drawing): string {
  const { dice, variables } = drawing;
  if (!dice.chance(0.12)) return '';
  const name = dice.pick(['skip', 'include']);
  if (dice.chance(0.3)) return ` @${name}(if: ${dice.chance(name === 'skip' ? 0.2 : 0.8)})`;
  const variable = `if${dice.int(0, 2)}`;
  if (!variables.has(variable)) {
    const value = dice.chance(0.5);
    const byDefault = dice.chance(0.3);
    variables.set(variable, {
      definition: byDefault ? `Boolean! = ${value}` : 'Boolean!',
      value: byDefault && dice.chance(0.5) ? undefined : value,
    });
  }
  return ` @${name}(if: $${variable})`;
}

function drawArgument(drawing: Drawing, argument: GraphQLArgument): string | undefined {
  const { dice, variables } = drawing;
  const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
  if (!required && dice.chance(0.4)) return undefined;
  const value = drawInput(dice, argument.type);
  if (dice.chance(0.5)) {
    const ast = astFromValue(value, argument.type);
    if (!ast) throw new Error(`No literal for ${argument.name}.`);
    return `${argument.name}: ${print(ast)}`;
  }
  const name = `v${variables.size}`;
  const literal = value === null ? null : astFromValue(value, argument.type);
  const byDefault = literal && dice.chance(0.3) ? ` = ${print(literal)}` : '';
  const absent = byDefault !== '' || (!isNonNullType(argument.type) && dice.chance(0.3));
  variables.set(name, {
    definition: `${argument.type}${byDefault}`,
    value: absent && dice.chance(0.6) ? undefined : drawInput(dice, argument.type),
  });
  return `${argument.name}: $${name}`;
}

/** A value as JSON has it. */
function drawInput(dice: Dice, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return drawPresent(dice, type.ofType);
  return dice.chance(0.15) ? null : drawPresent(dice, type);
}

function drawPresent(dice: Dice, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return drawPresent(dice, type.ofType);
  if (isListType(type)) {
    return Array.from({ length: dice.int(0, 2) }, () => drawInput(dice, type.ofType));
  }
  if (isEnumType(type)) return dice.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || dice.chance(0.35),
    );
    return Object.fromEntries(fields.map((field) => [field.name, drawInput(dice, field.type)]));
  }
  if (type.name === 'Int') return dice.int(-3, 9);
  if (type.name === 'Boolean') return dice.chance(0.5);
  return dice.pick(['a', 'b "c"', '', 'é\\n']);
}
