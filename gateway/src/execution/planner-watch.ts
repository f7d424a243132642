import { workerData } from 'node:worker_threads';

/** How often it is looked whether the gateway is still there. */
const EVERY_MS = 1_000;

/**
 * Ends the process when its parent is gone, also while a planner keeps the main thread, which then
 * does not hear of it.
 */
setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
