/** Why somebody's data is kept and not used (GDPR Art. 18): asked for, or because an erasure is. */
export type RestrictionGround = 'REQUESTED' | 'ERASURE';

export interface Restriction {
  readonly id: `restriction_${string}`;
  readonly userId: `user_${string}`;
  readonly ground: RestrictionGround;
  readonly begunAt: Date;
  readonly begunBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}
