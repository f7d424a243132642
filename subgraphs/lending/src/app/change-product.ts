import type { Caller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Product } from '../domain/product.ts';
import { readWords } from '../domain/product-fields.ts';
import { inputOf, type ProductInput, readProduct } from '../domain/product-input.ts';
import type { Ports, Work } from './ports.ts';

type Change = EventData['lending.product.changed']['change'];
type Result = Promise<Outcome<Product, LendingErrorCode>>;

export interface CreateProductInput extends ProductInput {
  readonly code: string;
  /** Why, for whoever reads the versions later. */
  readonly reason: string;
}

/** What is undefined stays as it is. */
export interface ChangeProductInput {
  readonly id: string;
  /** The one that the caller has seen: where there is a newer one, nothing is changed. */
  readonly version: number;
  readonly reason: string;
  readonly changes: Partial<ProductInput>;
}

export interface OfferProductInput {
  readonly id: string;
}

const MOST_REASON = 500;

/** Declares a product, which can be applied for at once. [products:write] */
export function createProduct({ transact, clock, rules }: Ports) {
  return async (caller: Caller, input: CreateProductInput): Result => {
    const { code, reason: why, ...said } = input;
    const reason = readWords(why, 'reason', MOST_REASON);
    const content = readProduct(said, rules.currency);
    const errors = [
      ...(/^[A-Z][A-Z0-9_]{1,39}$/.test(code) ? [] : [inputError('INPUT_INVALID', 'code', CODE)]),
      ...(reason.ok ? [] : [reason.error]),
      ...(content.ok ? [] : content.error),
    ];
    if (!reason.ok || !content.ok || errors.length > 0) return err(errors);
    const product = { ...content.value, id: newId('prod'), code, version: 1, active: true };
    const making = { madeBy: caller.id, madeAt: clock(), reason: reason.value };
    return await transact(async (work) => {
      if (!(await work.products.insert(product, making))) {
        const message = `There is a product ${code}: change that one, or take another code.`;
        return fail<LendingErrorCode>('PRODUCT_CODE_TAKEN', message, ['input', 'code']);
      }
      await recordChange(work, caller, product, 'CREATED');
      return ok(product);
    });
  };
}

const CODE = 'Use 2 to 40 capital letters, digits and underscores, a letter first.';

/**
 * Makes the next version of a product. [products:write] What was decided, offered and lent under
 * earlier ones stays under them.
 */
export function changeProduct({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, { id, version, reason, changes }: ChangeProductInput): Result => {
    const why = readWords(reason, 'reason', MOST_REASON);
    if (!why.ok) return err([why.error]);
    return await transact(async (work) => {
      const found = await lockProduct(work, id);
      if (found === undefined) return notFound('product');
      if (found.version !== version) {
        const message = `The product is at version ${found.version} now: look at it and change that.`;
        return fail<LendingErrorCode>('CONFLICT', message, ['input', 'version']);
      }
      const content = readProduct({ ...inputOf(found), ...changes }, found.currency);
      if (!content.ok) return content;
      const product = { ...found, ...content.value, version: version + 1 };
      const making = { madeBy: caller.id, madeAt: clock(), reason: why.value };
      await work.products.append(product, making);
      await recordChange(work, caller, product, 'CHANGED');
      return ok(product);
    });
  };
}

/** Lets nobody apply for a product any more. [products:write] What was applied for goes on. */
export function retireProduct(ports: Pick<Ports, 'transact'>) {
  return (caller: Caller, input: OfferProductInput): Result => offer(ports, caller, input, false);
}

/** Lets people apply for a retired product again, in its current version. [products:write] */
export function reinstateProduct(ports: Pick<Ports, 'transact'>) {
  return (caller: Caller, input: OfferProductInput): Result => offer(ports, caller, input, true);
}

async function offer(
  { transact }: Pick<Ports, 'transact'>,
  caller: Caller,
  { id }: OfferProductInput,
  active: boolean,
): Result {
  return await transact(async (work) => {
    const found = await lockProduct(work, id);
    if (found === undefined) return notFound('product');
    if (found.active === active) {
      return invalidState(`The product is ${active ? 'offered' : 'retired'} already.`);
    }
    await work.products.setActive(found, active);
    await recordChange(work, caller, found, active ? 'REINSTATED' : 'RETIRED');
    return ok({ ...found, active });
  });
}

async function lockProduct(work: Work, id: string): Promise<Product | undefined> {
  return isId('prod', id) ? await work.products.lock(id) : undefined;
}

/** Tells staff, and so the audit trail, who changed what is offered. */
async function recordChange(
  work: Work,
  caller: Caller,
  { id: productId, version }: Product,
  change: Change,
): Promise<void> {
  await work.events.record({
    type: 'lending.product.changed',
    aggregate: { type: 'product', id: productId, version },
    audience: { scopes: ['products:write', 'policies:read'] },
    actor: caller,
    data: { productId, version, change },
  });
}
