import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { fetchedKeyOf } from './fetched-keys.ts';
import { leafWriter } from './leaves.ts';
import type { Place } from './paths.ts';
import type { Problems } from './problems.ts';
import { isMark, isObject, own, type ResponseObject, typeNameOf, type United } from './response.ts';
import type { Selections } from './selections.ts';
import { type ReasonOf, withheldError } from './withheld.ts';

/** What writing one answer needs. */
export interface Writing {
  readonly problems: Problems;
  /** What is the same wherever it stands. */
  readonly united: United;
  /** The element that is being written, of each list that is gone through. */
  readonly indices: number[];
  /** JSON text of a field of the schema itself. */
  readonly introspect: (fields: readonly FieldNode[]) => string;
}

/** JSON text of a value; undefined where it is null and may not be, so that what holds it is null. */
type Write = (value: unknown, writing: Writing) => string | undefined;
type WriteObject = (object: ResponseObject, writing: Writing) => string | undefined;
type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** Where a field is: keys, and for a list the number of its index in `Writing.indices`. */
type Where = readonly (string | number)[];

interface Context {
  readonly schema: GraphQLSchema;
  readonly selections: Selections;
  readonly reasonOf: ReasonOf;
}

/** A value's type, fields and place. */
interface Spot {
  readonly where: Where;
  readonly nodes: readonly FieldNode[];
  /** e.g. `User.name` */
  readonly coordinate: string;
}

/**
 * Writes the answer that the client asked for out of what subgraphs gave: its keys in its order, with
 * nulls where GraphQL wants them and an error for each. Compiled once for each operation, and within
 * it once for each type of object that is met.
 */
export function rootWriter(
  context: Context,
  root: GraphQLObjectType,
  set: SelectionSetNode,
): WriteObject {
  return objectWriter(context, root, [set], []);
}

function objectWriter(
  context: Context,
  type: Composite,
  sets: readonly SelectionSetNode[],
  where: Where,
): WriteObject {
  const possible = isInterfaceType(type) ? context.schema.getPossibleTypes(type) : [type];
  let isClear = true;
  const applies = (condition: string) => {
    const fitting = possible.filter((one) => isA(context.schema, one, condition)).length;
    if (fitting === 0) return false;
    if (fitting < possible.length) isClear = false;
    return fitting === possible.length;
  };
  const fields = [...context.selections.fieldsOf(sets, applies)].map(([key, nodes], index) => {
    const fetched = fetchedKeyOf(nodes[0] as FieldNode);
    return {
      fetched,
      head: `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`,
      write: fieldWriter(context, type, nodes, [...where, key]),
    };
  });
  // What is for some objects of an interface cannot be left out while it is not known which it is.
  if (!isClear) {
    const write = typeNameWriter(type, { where, nodes: [], coordinate: type.name });
    return (object, writing) => write(object['__typename'], writing);
  }
  const count = fields.length;
  return (object, writing) => {
    if (count === 0) return '{}';
    let text = '';
    for (let index = 0; index < count; index += 1) {
      const { fetched, head, write } = fields[index] as (typeof fields)[number];
      const value = write(own(object, fetched), writing);
      if (value === undefined) return undefined;
      text += head;
      text += value;
    }
    return `${text}}`;
  };
}

function isA(schema: GraphQLSchema, type: Composite, condition: string): boolean {
  const wanted = schema.getType(condition);
  return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type));
}

function fieldWriter(
  context: Context,
  parent: Composite,
  asked: readonly FieldNode[],
  where: Where,
): Write {
  const nodes = asked.filter((node) => context.reasonOf(node) === undefined);
  if (nodes.length === 0) return withheldWriter(context, parent, asked, where);
  const name = nodes[0]?.name.value ?? '';
  if (name === '__typename') return typeNameWriter(parent, { where, nodes, coordinate: name });
  if (name === '__schema' || name === '__type') {
    return (_, { introspect }) => introspect(nodes);
  }
  const field: GraphQLField<unknown, unknown> | undefined = parent.getFields()[name];
  if (field === undefined) throw new Error(`There is no field ${parent.name}.${name}.`);
  return valueWriter(context, field.type, {
    where,
    nodes,
    coordinate: `${parent.name}.${name}`,
  });
}

/** Says why a field is null, wherever its object is. */
function withheldWriter(
  { reasonOf }: Context,
  parent: Composite,
  nodes: readonly FieldNode[],
  where: Where,
): Write {
  const [node] = nodes;
  const reason = node && reasonOf(node);
  const field = parent.getFields()[node?.name.value ?? ''];
  if (reason === undefined || field === undefined) throw new Error('Nothing was withheld.');
  const whenNull = isNonNullType(field.type) ? undefined : 'null';
  return (_, writing) => {
    writing.problems.add(withheldError(reason, placeOf(where, writing), nodes));
    return whenNull;
  };
}

/** An object of which only an interface is known has no type that could be told. */
function typeNameWriter(parent: Composite, spot: Spot): Write {
  if (isObjectType(parent)) {
    const text = JSON.stringify(parent.name);
    return () => text;
  }
  return (value, writing) => {
    if (isMark(value)) writing.problems.addMissing(placeOf(spot.where, writing), value);
    else complain(writing, spot, `The type of an object of ${parent.name} is not known.`);
    return undefined;
  };
}

function valueWriter(context: Context, type: GraphQLOutputType, spot: Spot): Write {
  if (isNonNullType(type)) return writerOf(context, type.ofType, spot, undefined);
  return writerOf(context, type, spot, 'null');
}

/** @param whenNull `null` where the value may be null */
function writerOf(
  context: Context,
  type: GraphQLOutputType,
  spot: Spot,
  whenNull: 'null' | undefined,
): Write {
  const absent = (value: unknown, writing: Writing) => {
    if (isMark(value)) writing.problems.addMissing(placeOf(spot.where, writing), value);
    else if (whenNull === undefined) {
      complain(writing, spot, `Cannot return null for non-nullable field ${spot.coordinate}.`);
    }
    return whenNull;
  };
  const wrong = (writing: Writing, message: string, cause?: unknown) => {
    complain(writing, spot, message, cause);
    return whenNull;
  };
  if (isListType(type)) return listWriter(context, type.ofType, spot, { whenNull, absent, wrong });
  if (isLeafType(type)) {
    const write = leafWriter(type);
    return (value, writing) => {
      if (value == null || isMark(value)) return absent(value, writing);
      try {
        return write(value);
      } catch (error) {
        return wrong(writing, error instanceof Error ? error.message : String(error), error);
      }
    };
  }
  const sets = spot.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const writerFor = typeWriters(context, type, sets, spot.where);
  const fixed = isObjectType(type) ? writerFor(type.name) : undefined;
  const abstract = isInterfaceType(type) ? type.name : undefined;
  return (value, writing) => {
    if (value == null || isMark(value)) return absent(value, writing);
    if (!isObject(value)) return wrong(writing, `${spot.coordinate} is not an object.`);
    const write = fixed ?? writerFor(typeNameOf(value) ?? abstract);
    if (write === undefined) {
      return wrong(writing, `The type of an object of ${spot.coordinate} is not known.`);
    }
    return once(write, value, writing) ?? whenNull;
  };
}

/** Writes what stands in several places once for all that the client asks for in the same words. */
function once(write: WriteObject, object: ResponseObject, writing: Writing): string | undefined {
  const texts = writing.united.get(object);
  if (texts === undefined) return write(object, writing);
  const known = texts.get(write);
  if (known !== undefined) return known;
  const text = write(object, writing);
  // What is wrong with it has to be said in each place.
  if (text !== undefined && writing.problems.errors.length === 0) texts.set(write, text);
  return text;
}

/** The writers of the objects at one place, each made when the first object of its type comes. */
function typeWriters(
  context: Context,
  declared: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  where: Where,
): (name: string | undefined) => WriteObject | undefined {
  const known = new Map<string, WriteObject>();
  return (name) => {
    if (name === undefined) return undefined;
    const found = known.get(name);
    if (found !== undefined) return found;
    const type = context.schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    const isOne =
      type === declared || (isAbstractType(declared) && isA(context.schema, type, declared.name));
    if (!isOne) return undefined;
    const write = objectWriter(context, type, sets, where);
    known.set(name, write);
    return write;
  };
}

/** What becomes of a value that is null, or that cannot be shown. */
interface Nulls {
  /** `null` where the value may be null. */
  readonly whenNull: 'null' | undefined;
  readonly absent: Write;
  readonly wrong: (writing: Writing, message: string) => 'null' | undefined;
}

function listWriter(
  context: Context,
  ofType: GraphQLOutputType,
  spot: Spot,
  { whenNull, absent, wrong }: Nulls,
): Write {
  const slot = spot.where.filter((part) => typeof part === 'number').length;
  const write = valueWriter(context, ofType, { ...spot, where: [...spot.where, slot] });
  return (value, writing) => {
    if (value == null || isMark(value)) return absent(value, writing);
    if (!Array.isArray(value)) return wrong(writing, `${spot.coordinate} is not a list.`);
    let text = '';
    for (let index = 0; index < value.length; index += 1) {
      writing.indices[slot] = index;
      const element = write(value[index], writing);
      if (element === undefined) return whenNull;
      text += index === 0 ? '[' : ',';
      text += element;
    }
    return text === '' ? '[]' : `${text}]`;
  };
}

function placeOf(where: Where, { indices }: Writing): Place {
  return where.map((part) => (typeof part === 'number' ? (indices[part] ?? 0) : part));
}

function complain(writing: Writing, spot: Spot, message: string, cause?: unknown): void {
  writing.problems.addUnexplained(message, placeOf(spot.where, writing), spot.nodes, cause);
}
