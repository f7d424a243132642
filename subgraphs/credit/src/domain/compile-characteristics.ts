import { BEHAVIOUR_INPUT_NAMES } from './behaviour-inputs.ts';
import { compileFormula, type Formula, type InputValue, inputsOf } from './formula.ts';
import type { ModelSubject } from './model-subject.ts';
import { INPUT_NAMES, type Inputs } from './profile-inputs.ts';

export type Compute = (inputs: Inputs) => InputValue;

/** What the formulas of a model may read. */
const KNOWN: Readonly<Record<ModelSubject, ReadonlySet<string>>> = {
  APPLICATION: new Set(INPUT_NAMES),
  BEHAVIOUR: new Set(BEHAVIOUR_INPUT_NAMES),
};
const SOURCES: Readonly<Record<ModelSubject, string>> = {
  APPLICATION: 'no profile states',
  BEHAVIOUR: 'no months of loans tell',
};

/**
 * The values of a model's characteristics as functions of the inputs, in the model's order.
 * @throws Error when a formula reads an input that the model's subject does not know
 */
export function compileCharacteristics(model: {
  readonly id: string;
  readonly subject: ModelSubject;
  readonly characteristics: readonly { readonly formula: Formula }[];
}): readonly Compute[] {
  const known = KNOWN[model.subject];
  return model.characteristics.map(({ formula }) => {
    for (const name of inputsOf(formula)) {
      if (known.has(name)) continue;
      throw new Error(
        `Model ${model.id} reads «${name}», which ${SOURCES[model.subject]}; there are ${[...known].join(', ')}.`,
      );
    }
    const compute = compileFormula(formula);
    return (inputs) => compute((name) => inputs[name] ?? 'MISSING');
  });
}
