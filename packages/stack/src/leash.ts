/**
 * Loaded before a child's own program (`node --import`): the channel to the supervisor closes when
 * the supervisor dies, whatever killed it, and then the child stops in good order by itself.
 */
import './quick-resolution.ts';

const FORCE_MS = 20_000;

process.once('disconnect', () => {
  // The end of standard output is gone too. The logger, which writes its rest when the process
  // exits, would try that again for ever; this listener runs before it does.
  process.prependListener('exit', () => process.kill(process.pid, 'SIGKILL'));
  setTimeout(() => process.exit(1), FORCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening on the channel must not keep a program alive that has nothing left to do.
process.channel?.unref();
