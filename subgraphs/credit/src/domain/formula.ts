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

/**
 * A known number, or why there is none: `MISSING` was not stated, `SPECIAL` is a code that the
 * data's publisher wrote in place of a number.
 */
export type InputValue = number | 'MISSING' | 'SPECIAL';

/** Looks an input up by its name. */
export type Lookup = (name: string) => InputValue;

/** A formula over numbers in slots; NaN where it would divide by zero. */
export type Numeric = (slots: Float64Array) => number;

/**
 * Turns a formula over known numbers into a function once, so that scoring many profiles does not
 * walk it again.
 * @param slotOf where an input's number lies
 */
export function compileNumeric(formula: Formula, slotOf: (name: string) => number): Numeric {
  if (typeof formula === 'number') return () => formula;
  if (typeof formula === 'string') {
    const slot = slotOf(formula);
    return (slots) => slots[slot] ?? Number.NaN;
  }
  if (isList(formula)) {
    const [operator, ...operands] = formula;
    const apply = OPERATORS[operator];
    return operands
      .map((operand) => compileNumeric(operand, slotOf))
      .reduce((before, operand) => (slots) => apply(before(slots), operand(slots)));
  }
  const left = compileNumeric(formula[1], slotOf);
  if (formula[0] === 'round') return (slots) => Math.round(left(slots));
  const right = compileNumeric(formula[2], slotOf);
  const apply = OPERATORS[formula[0]];
  return (slots) => apply(left(slots), right(slots));
}

/** The same over inputs of which some may not be known. */
export function compileFormula(formula: Formula): (lookup: Lookup) => InputValue {
  const names = inputsOf(formula);
  const compute = compileNumeric(formula, (name) => names.indexOf(name));
  const slots = new Float64Array(names.length);
  return (lookup) => {
    let unknown: InputValue | undefined;
    for (const [slot, name] of names.entries()) {
      const value = lookup(name);
      if (typeof value === 'number') slots[slot] = value;
      else if (unknown !== 'SPECIAL') unknown = value;
    }
    if (unknown !== undefined) return unknown;
    const value = compute(slots);
    return Number.isNaN(value) ? 'MISSING' : value;
  };
}

/** Whether an operator takes as many operands as there are. */
export function isList(
  formula: Exclude<Formula, number | string>,
): formula is readonly [ListOperator, Formula, ...Formula[]] {
  return LIST_OPERATORS.has(formula[0]);
}

/** The names of all inputs that a formula reads. */
export function inputsOf(formula: Formula): readonly string[] {
  if (typeof formula === 'number') return [];
  if (typeof formula === 'string') return [formula];
  const [, ...operands] = formula;
  return [...new Set(operands.flatMap(inputsOf))];
}

const LIST_OPERATORS: ReadonlySet<string> = new Set(['sum', 'min', 'max']);

const OPERATORS = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => (b === 0 ? Number.NaN : a / b),
  sum: (a: number, b: number) => a + b,
  min: (a: number, b: number) => Math.min(a, b),
  max: (a: number, b: number) => Math.max(a, b),
} as const;
