import { createHash } from 'node:crypto';
import { canonicalInput } from '@blockscore/database';
import type { ProductContent } from '../domain/product.ts';
import type { LateFee } from '../domain/servicing/contract.ts';

type Amount = 'minAmount' | 'maxAmount' | 'multipleOf';

/** A version's content as JSON: amounts are minor units as text. */
export type StoredContent = Omit<ProductContent, Amount | 'lateFee'> &
  Readonly<Record<Amount, string>> & {
    readonly lateFee: (Omit<LateFee, 'cap'> & { readonly cap: string | null }) | null;
  };

export function toStored(content: ProductContent): StoredContent {
  const { minAmount, maxAmount, multipleOf, lateFee } = content;
  return {
    name: content.name,
    description: content.description,
    currency: content.currency,
    minTermMonths: content.minTermMonths,
    maxTermMonths: content.maxTermMonths,
    dayCount: content.dayCount,
    method: content.method,
    rates: content.rates,
    every: content.every,
    principalGrace: content.principalGrace,
    interestGrace: content.interestGrace,
    balloonPercent: content.balloonPercent,
    downPaymentPercent: content.downPaymentPercent,
    allocationOrder: content.allocationOrder,
    overdueInterest: content.overdueInterest,
    excess: content.excess,
    minAmount: minAmount.toString(),
    maxAmount: maxAmount.toString(),
    multipleOf: multipleOf.toString(),
    lateFee: lateFee === null ? null : { ...lateFee, cap: lateFee.cap?.toString() ?? null },
  };
}

export function fromStored({
  minAmount,
  maxAmount,
  multipleOf,
  lateFee,
  ...content
}: StoredContent): ProductContent {
  const cap = lateFee?.cap ?? null;
  return {
    ...content,
    minAmount: BigInt(minAmount),
    maxAmount: BigInt(maxAmount),
    multipleOf: BigInt(multipleOf),
    lateFee: lateFee === null ? null : { ...lateFee, cap: cap === null ? null : BigInt(cap) },
  };
}

/** SHA-256 in hex of JSON with sorted keys, in which what is null is left out. */
export function digestOf(content: StoredContent): string {
  return createHash('sha256').update(canonicalInput(content)).digest('hex');
}
