export { holdsCardNumber } from './card-number.ts';
export { isCountry } from './country.ts';
export { type CurrencyCode, isCurrency, minorDigits } from './currency.ts';
export {
  add,
  compare,
  formatAmount,
  isNegative,
  type Money,
  money,
  parseMoney,
  subtract,
  sum,
  zero,
} from './money.ts';
export { Decimal, parseDecimal, roundHalfEven, toMinor } from './rounding.ts';
export { hasVisibleText } from './visible-text.ts';
