/**
 * How a characteristic is computed from the inputs of a score, as data: the trainer writes the
 * formula into the model and scoring evaluates the same one, so that the two cannot drift apart.
 *
 * `'monthlyIncome'` names an input, a number is itself, `['subtract', a, b]` applies an operator,
 * `['max', a, b, c]` takes as many operands as there are. What has an operand that is not known is
 * not known either; nor is what would be divided by zero.
 */
export type Formula =
  | number
  | string
  | readonly ['round', Formula]
  | readonly ['add' | 'subtract' | 'multiply' | 'divide', Formula, Formula]
  | readonly [ListOperator, Formula, ...Formula[]];

type ListOperator = 'sum' | 'min' | 'max';
type Compute = (lookup: Lookup) => InputValue;

/**
 * A known number, or why there is none: `MISSING` was not stated, `SPECIAL` is a code that the
 * data's publisher wrote in place of a number.
 */
export type InputValue = number | 'MISSING' | 'SPECIAL';

/** Looks an input up by its name. */
export type Lookup = (name: string) => InputValue;

/** Turns a formula into a function once, so that scoring many profiles does not walk it again. */
export function compileFormula(formula: Formula): Compute {
  if (typeof formula === 'number') return () => formula;
  if (typeof formula === 'string') return (lookup) => lookup(formula);
  if (formula[0] === 'round') {
    const operand = compileFormula(formula[1]);
    return (lookup) => {
      const value = operand(lookup);
      return typeof value === 'number' ? Math.round(value) : value;
    };
  }
  if (isList(formula)) {
    const [operator, ...operands] = formula;
    return compileList(operator, operands.map(compileFormula));
  }
  const left = compileFormula(formula[1]);
  const right = compileFormula(formula[2]);
  const apply = OPERATORS[formula[0]];
  return (lookup) => combine(left(lookup), right(lookup), apply);
}

/** Whether an operator takes as many operands as there are. */
export function isList(
  formula: Exclude<Formula, number | string>,
): formula is readonly [ListOperator, Formula, ...Formula[]] {
  return Object.hasOwn(LIST_OPERATORS, formula[0]);
}

/** The names of all inputs that a formula reads. */
export function inputsOf(formula: Formula): readonly string[] {
  if (typeof formula === 'number') return [];
  if (typeof formula === 'string') return [formula];
  const [, ...operands] = formula;
  return [...new Set(operands.flatMap(inputsOf))];
}

const OPERATORS = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => (b === 0 ? 'MISSING' : a / b),
} as const;

const LIST_OPERATORS: Readonly<Record<ListOperator, (a: number, b: number) => number>> = {
  sum: (a, b) => a + b,
  min: Math.min,
  max: Math.max,
};

function compileList(operator: ListOperator, [first, ...rest]: readonly Compute[]): Compute {
  if (!first) throw new Error(`«${operator}» needs something to be applied to.`);
  const apply = LIST_OPERATORS[operator];
  return (lookup) => {
    let result = first(lookup);
    for (const operand of rest) result = combine(result, operand(lookup), apply);
    return result;
  };
}

function combine(
  a: InputValue,
  b: InputValue,
  apply: (a: number, b: number) => InputValue,
): InputValue {
  if (a === 'SPECIAL' || b === 'SPECIAL') return 'SPECIAL';
  if (a === 'MISSING' || b === 'MISSING') return 'MISSING';
  return apply(a, b);
}
