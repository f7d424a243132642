import type { EventData } from '@blockscore/events';
import type { Ports } from './ports.ts';

/**
 * Sends the mail of a verification that was asked for. Sending cannot be part of a transaction: a
 * redelivered event may send it twice, which harms nobody, since both carry the same token.
 */
export function sendVerificationMail(ports: Ports) {
  return async (event: EventData['identity.verification.requested']): Promise<void> => {
    const user = await ports.transact((work) => work.users.find(event.userId));
    if (user?.profile == null || user.emailVerifiedAt !== null) return;
    const token = ports.tokens.verificationToken(event.verificationId);
    await ports.mailer.send({
      id: event.verificationId,
      to: user.profile.email,
      subject: 'Verify your e-mail address',
      text: [
        `Hello ${user.profile.firstName},`,
        '',
        'somebody, most likely you, opened an account with this address. To verify it, use this',
        'token within 24 hours:',
        '',
        token,
        '',
        'as in: mutation { verifyEmail(input: { token: "…" }) { user { id } userErrors { message } } }',
        '',
        'If it was not you, ignore this mail.',
      ].join('\n'),
    });
  };
}
