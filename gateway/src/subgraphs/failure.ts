/** Why a subgraph gave no answer. */
export type FailureKind =
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'TOO_LARGE'
  | 'CANCELLED'
  | 'UNUSABLE'
  /** It was not asked, since it did not answer before. */
  | 'HELD_BACK';

export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
