import type { ModelPromotion, PromotionPage } from './model-ports.ts';
import type { Ports } from './ports.ts';

/** A page of promotions, newest first, and one more where there is another page. */
export function listModelPromotions(ports: Pick<Ports, 'transact'>) {
  return (page: PromotionPage): Promise<readonly ModelPromotion[]> =>
    ports.transact((work) => work.models.promotions(page));
}
