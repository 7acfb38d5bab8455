import type { Locale } from '../../platform/auth/actor.js';
import { SavingStatus } from '../components/form.js';
import { Paragraph } from '../components/prose.js';
import type { Step } from '../steps.js';
import { tellNames, texts } from '../texts/texts.js';
import type { FillingView, InvitationView } from '../views.js';

/** Whom a sentence is about: the participant, or each of several. */
export const whoIn = (invitations: readonly InvitationView[], locale: Locale): string =>
  invitations.length === 1 ? invitations[0]!.subject : texts[locale].somebody;

export const subjectsIn = (invitations: readonly InvitationView[], locale: Locale): string =>
  tellNames(
    invitations.map(({ subject }) => subject),
    locale,
  );

type Framed = Pick<FillingView, 'selection' | 'inbox'> & { sheets: { invitation: InvitationView }[] };

/** What every page of filling in has: the reminder of whom it is about and the way back to the others. */
export function frameOf({ selection, inbox, sheets }: Framed, step: Step | undefined, locale: Locale) {
  const { about } = texts[locale];
  const invitations = sheets.map(({ invitation }) => invitation);
  const [first] = invitations;
  return {
    locale,
    selection,
    step,
    inbox,
    about: first!.source === 'SELF' ? about.self : about.other(subjectsIn(invitations, locale)),
  };
}

/** Where one is, and whether what was filled in before has been kept. */
export function Progress({ part, parts, locale }: { part: number; parts: number; locale: Locale }) {
  return (
    <div class="leerlijn-progress">
      <div class="leerlijn-progress__line">
        <label for="progress">{texts[locale].filling.progress(part, parts)}</label>
        <SavingStatus locale={locale} />
      </div>
      <progress id="progress" max={parts} value={part} />
    </div>
  );
}

/** Says that some texts stand in another language than the page. */
export function Untranslated({ view: { untranslated }, locale }: { view: FillingView; locale: Locale }) {
  if (untranslated === undefined) return null;
  return <Paragraph>{texts[locale].untranslated(texts[locale].languages[untranslated])}</Paragraph>;
}
