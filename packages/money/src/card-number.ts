/**
 * How numbers of payment cards begin, by those who issue most of them: Visa, Mastercard, American Express,
 * Discover, JCB, UnionPay, Diners Club; with the lengths that they have.
 */
const ISSUED =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|3(?:0[0-5]|[689]\d)\d{11})$/;

/** Digits as people write them, in groups or in one, but for those of an IBAN: a whole run of them. */
const GROUPS = /(?<![\p{L}\p{N}]|\d[ -]|[A-Z]{2}\d\d[ -])\d(?:[ -]?\d){12,18}(?![ -]?\d)/gu;

/**
 * Whether a text holds what is by all signs the number of a payment card: length, issuer and check digit
 * (ISO/IEC 7812-1). The lender keeps none, so that none may come in by a text: PCI DSS 3.2.
 */
export function holdsCardNumber(text: string): boolean {
  const runs = text.match(GROUPS) ?? [];
  return runs.some((run) => {
    const digits = run.replaceAll(/[ -]/g, '');
    return ISSUED.test(digits) && isChecked(digits);
  });
}

/** The check digit by Luhn: every second digit from the right is doubled. */
function isChecked(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
