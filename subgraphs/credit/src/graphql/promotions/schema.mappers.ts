import type { ShadowComparison } from '../../domain/shadow-comparison.ts';

export type { ModelPromotion as ModelPromotionMapper } from '../../app/model-ports.ts';

export interface ShadowComparisonMapper {
  readonly from: string;
  readonly to: string;
  readonly championId: string;
  readonly challengerId: string;
  readonly figures: ShadowComparison;
}
