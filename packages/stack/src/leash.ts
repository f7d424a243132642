/**
 * Loaded before a child's own program (`node --import`): the channel to the supervisor closes when
 * the supervisor dies, whatever killed it, and then the child stops in good order by itself.
 */
import './quick-resolution.ts';

const FORCE_MS = 20_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), FORCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening on the channel must not keep a program alive that has nothing left to do.
process.channel?.unref();
