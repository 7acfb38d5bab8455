import { open, press } from './browser.ts';
import type { Installation } from './installation.ts';

/** Gives the credential of whoever has this address: signs them in with a link from their mail when their session is over. */
export type SignIn = (email: string) => Promise<string>;

/** The length of a session by the installation's clock, less a moment. */
const SESSION_MS = 11.5 * 3_600_000;

export function signingIn({ api, post, now }: Installation): SignIn {
  const sessions = new Map<string, { credential: string; until: number }>();
  return async (email) => {
    const session = sessions.get(email);
    if (session && now().getTime() < session.until) return session.credential;
    const link = await mailedLink({ api, post }, email);
    const { signIn } = await api.must(
      'mutation ($token: String!) { signIn(token: $token) { credential userErrors { code message } } }',
      { token: link.slice(link.lastIndexOf('/') + 1) },
    );
    sessions.set(email, { credential: signIn.credential, until: now().getTime() + SESSION_MS });
    return signIn.credential;
  };
}

/** A fresh sign-in link, as it stands in the mail. */
export async function mailedLink({ api, post }: Pick<Installation, 'api' | 'post'>, email: string): Promise<string> {
  const seen = post.letters.length;
  await api.must(
    'mutation ($email: String!) { signInLinkRequest(email: $email) { requested userErrors { code message } } }',
    {
      email,
    },
  );
  return (await post.next(email, 'sign-in link', seen)).link;
}

/** Follows a link as a browser does: looks, presses the button, and keeps the cookie, which is a credential like any other. */
export async function signInWithBrowser(link: string): Promise<string> {
  const { cookie } = await press(await open(link));
  const credential = /leerlijn_session=([^;]+)/.exec(cookie ?? '')?.[1];
  if (!credential) throw new Error('The page to sign in gave no session');
  return credential;
}
