import type { Component } from './contract.ts';

/** An amount by what it is for, minor units. */
export type Parts = Readonly<Record<Component, bigint>>;

export const NO_PARTS: Parts = { PENALTY: 0n, FEE: 0n, INTEREST: 0n, PRINCIPAL: 0n };

export function sumOf(parts: Parts): bigint {
  return parts.PENALTY + parts.FEE + parts.INTEREST + parts.PRINCIPAL;
}

export function plus(one: Parts, other: Parts): Parts {
  return {
    PENALTY: one.PENALTY + other.PENALTY,
    FEE: one.FEE + other.FEE,
    INTEREST: one.INTEREST + other.INTEREST,
    PRINCIPAL: one.PRINCIPAL + other.PRINCIPAL,
  };
}

export function minus(one: Parts, other: Parts): Parts {
  return {
    PENALTY: one.PENALTY - other.PENALTY,
    FEE: one.FEE - other.FEE,
    INTEREST: one.INTEREST - other.INTEREST,
    PRINCIPAL: one.PRINCIPAL - other.PRINCIPAL,
  };
}

export function only(component: Component, amount: bigint): Parts {
  return {
    PENALTY: component === 'PENALTY' ? amount : 0n,
    FEE: component === 'FEE' ? amount : 0n,
    INTEREST: component === 'INTEREST' ? amount : 0n,
    PRINCIPAL: component === 'PRINCIPAL' ? amount : 0n,
  };
}
