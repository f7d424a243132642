import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { hasVisibleText } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import { championIds } from './active-models.ts';
import type { ModelPromotion, PreparedModel, RegisteredModel } from './model-ports.ts';
import type { Ports, Work } from './ports.ts';
import { assertUnchanged } from './register-models.ts';

export type PromotionRefusal =
  | 'REASON_INVALID'
  | 'NAME_INVALID'
  | 'MODEL_UNKNOWN'
  | 'NOT_REGISTERED'
  | 'OTHER_CURRENCY'
  | 'CHAMPION_ALREADY';

const ACTOR = serviceCaller('operator');
const LONGEST_REASON = 500;
const LONGEST_NAME = 100;

/** Said by whoever promotes; kept in the row and in no event, since both are free text. */
export interface Promoter {
  readonly reason: string;
  /** The operator's name. */
  readonly by: string;
}

/**
 * Has another model decide from here on, and the one of before only be watched. Scores of before
 * stay as they are. Two promotions at once come one after the other. The event names the promotion, so
 * that its entry on the audit trail leads to who promoted and why.
 * @throws Error where this process's models are not those that were registered
 */
export function promoteModel(ports: Pick<Ports, 'transact' | 'models' | 'clock' | 'currency'>) {
  return async (
    modelId: string,
    { reason, by }: Promoter,
  ): Promise<Outcome<ModelPromotion, PromotionRefusal>> => {
    const why = reason.trim();
    if (!hasVisibleText(why) || why.length > LONGEST_REASON) {
      return fail('REASON_INVALID', `Say why in 1 to ${LONGEST_REASON} characters: --reason "…".`);
    }
    const promotedBy = by.trim();
    if (!hasVisibleText(promotedBy) || promotedBy.length > LONGEST_NAME) {
      return fail(
        'NAME_INVALID',
        `Say who you are in 1 to ${LONGEST_NAME} characters: --by <name>.`,
      );
    }
    return await ports.transact(async (work) => {
      await work.models.lockPromotions();
      const registered = await work.models.registered();
      assertUnchanged(ports.models, registered);
      const candidate = candidateOf(ports, modelId, registered);
      if (!candidate.ok) return candidate;
      const { subject } = candidate.value.model;
      const previousModelId = championIds(ports.models, await work.models.promoted())[subject];
      if (previousModelId === modelId) {
        return fail('CHAMPION_ALREADY', `${modelId} is the model that decides already.`);
      }
      const promotion = {
        ...{ id: newId('promo'), subject, modelId, previousModelId, reason: why },
        ...{ promotedBy, promotedAt: ports.clock() },
      };
      await append(work, promotion, candidate.value.digest);
      return ok(promotion);
    });
  };
}

function candidateOf(
  { models, currency }: Pick<Ports, 'models' | 'currency'>,
  modelId: string,
  registered: readonly RegisteredModel[],
): Outcome<PreparedModel, PromotionRefusal> {
  const candidate = models.prepared.get(modelId);
  if (!candidate) {
    const known = [...models.prepared.keys()].join(', ');
    return fail('MODEL_UNKNOWN', `There is no model ${modelId} under models/, only ${known}.`);
  }
  if (!registered.some(({ id }) => id === modelId)) {
    return fail(
      'NOT_REGISTERED',
      `${modelId} is not registered: no process has started with its file yet. Deploy it everywhere first.`,
    );
  }
  if (!candidate.fits) {
    const message = `${modelId} reads amounts in ${candidate.model.currency}, but the lender works in ${currency}.`;
    return fail('OTHER_CURRENCY', message);
  }
  return ok(candidate);
}

async function append(work: Work, promotion: ModelPromotion, digest: string): Promise<void> {
  const [last] = await work.models.promotions({ size: 1, backward: false });
  if (last && last.id >= promotion.id) {
    throw new Error(
      `The last promotion, ${last.id}, is of ${last.promotedAt.toISOString()}, which is later than this machine's clock: set the clock, or the promotion would not count.`,
    );
  }
  const { id, subject, modelId, previousModelId } = promotion;
  await work.models.insertPromotion(promotion);
  await work.events.record({
    type: 'credit.model.promoted',
    aggregate: { type: 'promotion', id, version: 1 },
    audience: { scopes: ['models:read', 'compliance:read'] },
    actor: ACTOR,
    data: { promotionId: id, subject, modelId, previousModelId, digest },
  });
}
