import type { MailData, Wording } from './wording.js';

/**
 * To the address that somebody had until now. No link, as a forged mail of this kind would have one; and not the new address, which is not
 * for whoever reads the old one.
 */
export const addressChanged: Wording<MailData> = {
  nl: ({ organisation, contact }) => ({
    subject: 'Je mailadres is gewijzigd',
    preheader: `Berichten van ${organisation} krijg je vanaf nu op een ander adres.`,
    title: 'Je mailadres is gewijzigd',
    opening: [
      `Je mailadres bij ${organisation} is gewijzigd. Inloggen en berichten krijgen gaat vanaf nu met je nieuwe adres. Op dit adres krijg je niets meer.`,
      'Klopt dat? Dan hoef je niets te doen.',
      contact
        ? `Klopt het niet? Laat het dan meteen weten aan ${contact.name}, op een manier die je kent. Dan kijken we wie er met jouw naam kan inloggen.`
        : `Klopt het niet? Laat het dan meteen weten aan de beheerder van ${organisation}. Dan kijken we wie er met jouw naam kan inloggen.`,
    ],
    reason: `Je krijgt deze mail omdat dit tot nu toe je mailadres bij ${organisation} was.`,
  }),
  en: ({ organisation, contact }) => ({
    subject: 'Your mail address has been changed',
    preheader: `From now on ${organisation} writes to you at another address.`,
    title: 'Your mail address has been changed',
    opening: [
      `Your mail address at ${organisation} has been changed. From now on you sign in and get messages with your new address. Nothing comes to this one any more.`,
      'Is that right? Then you need not do anything.',
      contact
        ? `Is it not right? Tell ${contact.name} at once, in a way that you know. Then we look who can sign in under your name.`
        : `Is it not right? Tell the administrator of ${organisation} at once. Then we look who can sign in under your name.`,
    ],
    reason: `You get this mail because this was your mail address at ${organisation} until now.`,
  }),
};
