import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '@blockscore/service';
import { verifierFile, verifierFiles } from './verifier-files.ts';

export const VERIFY_PATH = '/verify';

/**
 * `GET /verify`: one page that checks proofs and needs nothing but itself, and the verifiers as commands.
 * All are put together once, from the same files that the tests run.
 */
export function verifyRoutes(): readonly Route[] {
  const { html, policy } = assemble(verifierFile('verify'));
  return [
    {
      method: 'GET',
      path: VERIFY_PATH,
      handle(_, response) {
        response.setHeader('content-security-policy', `${policy}; frame-ancestors 'none'`);
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.setHeader('cache-control', 'no-cache');
        response.end(html);
      },
    },
    ...verifierFiles(),
  ];
}

/**
 * The page names its own policy, which a saved copy keeps: it runs the script and style that are in it,
 * by their hashes, and asks nobody but endpoints, over HTTP.
 */
function assemble(verifier: string): { readonly html: string; readonly policy: string } {
  const style = `\n${part('page.css')}`;
  const script = `\n${verifier}\n${part('page.js')}`;
  if (/<\/(script|style)/i.test(script + style)) {
    throw new Error('The script or style of the page /verify would end within itself.');
  }
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    'connect-src http: https:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const parts = { policy, style, script };
  const html = part('page.html').replaceAll(
    /\/\*(policy|style|script)\*\//g,
    (_, name: keyof typeof parts) => parts[name],
  );
  return { html, policy };
}

function part(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
