export { type CurrencyCode, isCurrency, minorDigits } from './currency.ts';
export {
  add,
  allocate,
  compare,
  formatAmount,
  isNegative,
  isPositive,
  isZero,
  type Money,
  money,
  negate,
  parseMoney,
  subtract,
  sum,
  zero,
} from './money.ts';
export { Decimal, parseDecimal, roundHalfEven, toMinor } from './rounding.ts';
