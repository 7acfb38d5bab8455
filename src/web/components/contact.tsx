import type { Locale } from '../../platform/auth/actor.js';
import { texts } from '../texts/texts.js';
import type { InvitationView } from '../views.js';
import { Link, Paragraph } from './prose.js';

/** Whom to ask, where the tenant names somebody. */
export function Contact({ invitation: { contact }, locale }: { invitation: InvitationView; locale: Locale }) {
  if (contact === undefined) return null;
  return (
    <Paragraph>
      {texts[locale].contact} <Link href={`mailto:${encodeURIComponent(contact.email)}`}>{contact.name}</Link>.
    </Paragraph>
  );
}
