import postgres from 'postgres';

const ATTEMPTS = 20;
const LONGEST_DELAY_MS = 50;

/**
 * Runs work that makes or alters roles, again where another database of the cluster altered the same
 * one at that moment: roles belong to the whole cluster, and no lock of one database keeps others out.
 */
export async function retryConcurrentChange(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isConcurrentChange(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_DELAY_MS));
    }
  }
}

function isConcurrentChange(error: unknown): boolean {
  return (
    error instanceof postgres.PostgresError && /concurrently (updated|deleted)/.test(error.message)
  );
}
