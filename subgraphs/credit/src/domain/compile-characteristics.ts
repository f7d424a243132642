import { compileFormula, type Formula, type InputValue, inputsOf } from './formula.ts';
import { INPUT_NAMES, type Inputs } from './profile-inputs.ts';

export type Compute = (inputs: Inputs) => InputValue;

const inputNames: ReadonlySet<string> = new Set(INPUT_NAMES);

/**
 * The values of a model's characteristics as functions of the inputs, in the model's order.
 * @throws Error when a formula reads an input that no profile states
 */
export function compileCharacteristics(model: {
  readonly id: string;
  readonly characteristics: readonly { readonly formula: Formula }[];
}): readonly Compute[] {
  return model.characteristics.map(({ formula }) => {
    for (const name of inputsOf(formula)) {
      if (inputNames.has(name)) continue;
      throw new Error(
        `Model ${model.id} reads «${name}», which no profile states; there are ${INPUT_NAMES.join(', ')}.`,
      );
    }
    const compute = compileFormula(formula);
    return (inputs) => compute((name) => inputs[name] ?? 'MISSING');
  });
}
