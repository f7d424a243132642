import { BEHAVIOUR_INPUT_NAMES } from './behaviour-inputs.ts';
import { compileNumeric, type Formula, inputsOf } from './formula.ts';
import type { ModelSubject } from './model-subject.ts';
import { INPUT_NAMES, INPUT_READERS, type Inputs, type Reader } from './profile-inputs.ts';

/** What stands in a list of numbers for a value that is not known: neither is a value otherwise. */
export const MISSING = Number.NaN;
export const SPECIAL = Number.POSITIVE_INFINITY;

/** Writes the value of each characteristic into `values`, in the model's order. */
export type ReadValues = (inputs: Inputs, values: Float64Array) => void;

/** What the formulas of a model may read. */
const KNOWN: Readonly<Record<ModelSubject, readonly string[]>> = {
  APPLICATION: INPUT_NAMES,
  BEHAVIOUR: BEHAVIOUR_INPUT_NAMES,
};
const SOURCES: Readonly<Record<ModelSubject, string>> = {
  APPLICATION: 'no profile states',
  BEHAVIOUR: 'no months of loans tell',
};

/** Bits of a number, one of which stands for each input. */
const MAXIMUM_INPUTS = 31;

interface Model {
  readonly id: string;
  readonly subject: ModelSubject;
  readonly characteristics: readonly { readonly formula: Formula }[];
}

/**
 * The values of a model's characteristics as one function of the inputs. Each input is looked up
 * once and the formulas compute with plain numbers: this is the greater part of what a score costs.
 * @throws Error when a formula reads an input that the model's subject does not know
 */
export function compileCharacteristics(model: Model): ReadValues {
  const names = [...new Set(model.characteristics.flatMap(({ formula }) => inputsOf(formula)))];
  assertKnown(model, names);
  const slotOf = (name: string) => names.indexOf(name);
  const readers = names.map(readerOf);
  const slots = new Float64Array(names.length);
  const compiled = model.characteristics.map(({ formula }) => ({
    compute: compileNumeric(formula, slotOf),
    reads: inputsOf(formula).reduce((mask, name) => mask | (1 << slotOf(name)), 0),
  }));
  return (inputs, values) => {
    let missing = 0;
    let special = 0;
    for (let slot = 0; slot < readers.length; slot++) {
      const value = (readers[slot] as Reader)(inputs);
      if (typeof value === 'number') slots[slot] = value;
      else if (value === 'SPECIAL') special |= 1 << slot;
      else missing |= 1 << slot;
    }
    for (let c = 0; c < compiled.length; c++) {
      const { compute, reads } = compiled[c] as (typeof compiled)[number];
      if ((special & reads) !== 0) values[c] = SPECIAL;
      else values[c] = (missing & reads) === 0 ? compute(slots) : MISSING;
    }
  };
}

const STATED: ReadonlyMap<string, Reader> = new Map(Object.entries(INPUT_READERS));

function readerOf(name: string): Reader {
  return STATED.get(name) ?? ((inputs) => inputs[name]);
}

function assertKnown({ id, subject }: Model, names: readonly string[]): void {
  const known = KNOWN[subject];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `Model ${id} reads «${unknown}», which ${SOURCES[subject]}; there are ${known.join(', ')}.`,
    );
  }
  if (names.length > MAXIMUM_INPUTS) {
    throw new Error(`Model ${id} reads ${names.length} inputs: ${MAXIMUM_INPUTS} at most.`);
  }
}
