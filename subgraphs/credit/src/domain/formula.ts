/**
 * How a characteristic is computed from the inputs of a score, as data: the trainer writes the
 * formula into the model and scoring evaluates the same one, so that the two cannot drift apart.
 *
 * `'monthlyIncome'` names an input, a number is itself, `['subtract', a, b]` applies an operator.
 */
export type Formula =
  | number
  | string
  | readonly ['round', Formula]
  | readonly ['add' | 'subtract' | 'multiply' | 'divide', Formula, Formula];

/**
 * A known number, or why there is none: `MISSING` was not stated, `SPECIAL` is a code that the
 * data's publisher wrote in place of a number.
 */
export type InputValue = number | 'MISSING' | 'SPECIAL';

/** Looks an input up by its name. */
export type Lookup = (name: string) => InputValue;

/** Turns a formula into a function once, so that scoring many profiles does not walk it again. */
export function compileFormula(formula: Formula): (lookup: Lookup) => InputValue {
  if (typeof formula === 'number') return () => formula;
  if (typeof formula === 'string') return (lookup) => lookup(formula);
  if (formula[0] === 'round') {
    const operand = compileFormula(formula[1]);
    return (lookup) => {
      const value = operand(lookup);
      return typeof value === 'number' ? Math.round(value) : value;
    };
  }
  const left = compileFormula(formula[1]);
  const right = compileFormula(formula[2]);
  const apply = OPERATORS[formula[0]];
  return (lookup) => combine(left(lookup), right(lookup), apply);
}

/** The names of all inputs that a formula reads. */
export function inputsOf(formula: Formula): readonly string[] {
  if (typeof formula === 'number') return [];
  if (typeof formula === 'string') return [formula];
  const operands = formula[0] === 'round' ? [formula[1]] : [formula[1], formula[2]];
  return [...new Set(operands.flatMap(inputsOf))];
}

const OPERATORS = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
} as const;

function combine(
  a: InputValue,
  b: InputValue,
  apply: (a: number, b: number) => number,
): InputValue {
  if (a === 'SPECIAL' || b === 'SPECIAL') return 'SPECIAL';
  if (a === 'MISSING' || b === 'MISSING') return 'MISSING';
  return apply(a, b);
}
