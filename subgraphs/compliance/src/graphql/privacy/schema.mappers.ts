import type { Consent } from '../../domain/privacy/consent.ts';
import type { Erasure, ErasurePart } from '../../domain/privacy/erasure.ts';

export type ErasureMapper = Erasure;
export type ErasurePartMapper = ErasurePart & { readonly erasureId: Erasure['id'] };
export type ConsentMapper = Consent & { readonly holds: boolean };
export type { Restriction as RestrictionMapper } from '../../domain/privacy/restriction.ts';
