import type { StackError } from './stack-error.ts';

/** Whom the stack tells what it does. */
export interface Reporter {
  /** One step: shown with its time when it ends. What `work` returns first is shown beside it. */
  step<T>(name: string, work: () => Promise<readonly [detail: string, value: T]>): Promise<T>;
  line(text: string): void;
  /** Something ended for good; the stack should be stopped. */
  fault(error: StackError): void;
}
