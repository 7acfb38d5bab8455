/**
 * Where mail to an address arrives, the same for 'jan@a.nl' and 'Jan+1@A.nl': lower case, and without what follows a '+' in front of the
 * '@'. Google delivers 'j.an@googlemail.com' to 'jan@gmail.com' too.
 */
export function mailboxOf(email: string): string {
  const [name = '', domain = ''] = email.toLowerCase().split('@');
  const mailbox = name.split('+')[0]!;
  return isGoogle(domain) ? `${mailbox.replaceAll('.', '')}@gmail.com` : `${mailbox}@${domain}`;
}

const isGoogle = (domain: string): boolean => domain === 'gmail.com' || domain === 'googlemail.com';

/** 'a.nl' of 'jan@A.nl'. */
export const mailDomainOf = (email: string): string => email.toLowerCase().split('@')[1] ?? '';

/** Whether anybody can have an address in this domain, so that sharing it says nothing about where somebody works. */
export const isPublicMailDomain = (domain: string): boolean => publicMailDomains.includes(domain);

/** The large ones, and what Dutch access providers gave their customers. */
export const publicMailDomains: readonly string[] =
  `gmail.com googlemail.com outlook.com outlook.nl hotmail.com hotmail.nl live.com live.nl msn.com icloud.com me.com mac.com yahoo.com
   yahoo.nl ymail.com aol.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de web.de mail.com zoho.com fastmail.com tutanota.com
   kpnmail.nl kpnplanet.nl planet.nl hetnet.nl ziggo.nl home.nl upcmail.nl chello.nl casema.nl quicknet.nl xs4all.nl telfort.nl tele2.nl
   online.nl solcon.nl zonnet.nl zeelandnet.nl caiway.nl kabelfoon.nl delta.nl freedom.nl telenet.be skynet.be`.split(
    /\s+/,
  );
