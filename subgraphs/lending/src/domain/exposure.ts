/**
 * What the lender has promised and lent a person already, all in the lender's one currency: open
 * offers, accepted applications, and loans that are not paid off. Minor units.
 */
export interface Exposure {
  /** Principal offered, or lent and not repaid. */
  readonly amount: bigint;
  /** Regular payments a month. */
  readonly monthlyPayments: bigint;
}

export const NO_EXPOSURE: Exposure = { amount: 0n, monthlyPayments: 0n };
