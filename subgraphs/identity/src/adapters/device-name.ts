import Bowser from 'bowser';

/** What may stand in a list or a mail: a program calls itself as it likes. */
const PLAIN = /^[\w.+-][\w .+-]{0,39}$/;

/**
 * A device in words, from what its program calls itself: «Firefox on Linux». For recognising one's
 * own; whoever wants to look like another device does.
 */
export function deviceName(agent: string | null): string {
  if (agent === null || agent === '') return 'Unknown device';
  const { browser, os } = Bowser.parse(agent);
  const program = plain(browser.name) ?? plain(agent.split(/[/ (]/)[0]) ?? 'Unknown program';
  const system = plain(os.name);
  return system === undefined ? program : `${program} on ${system}`;
}

function plain(text: string | undefined): string | undefined {
  return text !== undefined && PLAIN.test(text) ? text : undefined;
}
