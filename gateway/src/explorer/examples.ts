import { BEFORE_THE_LOAN } from './examples-before.ts';
import { WITH_THE_LOAN } from './examples-loan.ts';

export interface Example {
  /** A document with one named operation, which names the explorer's tab. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The main job as operations to run one after the other, each in a tab of the explorer. A text in
 * capitals such as APPLICATION_ID stands for what an earlier one answered.
 */
export const EXAMPLES: readonly Example[] = [...BEFORE_THE_LOAN, ...WITH_THE_LOAN];
