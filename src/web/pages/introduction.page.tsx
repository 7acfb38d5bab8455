import type { Locale } from '../../platform/auth/actor.js';
import { NoticeMessage } from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { ButtonGroup, ButtonLink, Facts, Heading, Lead, List, Paragraph } from '../components/prose.js';
import { stepHref } from '../steps.js';
import { tellMoment, tellNames, texts } from '../texts/texts.js';
import type { IntroductionView, InvitationView } from '../views.js';
import { frameOf, subjectsIn, Untranslated, whoIn } from './shared.js';

/** The first page behind the link: who asks, about whom, what for, how long, until when, and under which promise. */
export function introductionPage(view: IntroductionView, locale: Locale): string {
  const { introduction } = texts[locale];
  const { selection, minutes, parts } = view;
  const invitations = view.sheets.map(({ invitation }) => invitation);
  const invitation = invitations[0]!;
  const self = invitation.source === 'SELF';
  const several = invitations.length > 1;
  const { facts, together } = introduction;
  return renderPage({
    ...frameOf(view, undefined, locale),
    about: undefined,
    title: self
      ? introduction.self.title
      : several
        ? together.title(invitations.length)
        : introduction.other.title(invitation),
    children: (
      <>
        <NoticeMessage locale={locale} notice={view.notice} />
        <Lead>
          {several
            ? together.lead(subjectsIn(invitations, locale))
            : introduction[self ? 'self' : 'other'].lead(invitation)}
        </Lead>
        <Facts
          facts={[
            [facts.purpose, introduction[self ? 'self' : 'other'].purpose(invitation.module)],
            [facts.duration, introduction.duration(minutes, parts)],
            [facts.until, introduction.until(tellMoment(invitation.closesAt, invitation.timeZone, locale))],
          ]}
        />
        <PromiseToRater invitations={invitations} locale={locale} />
        <Untranslated view={view} locale={locale} />
        <ButtonGroup>
          <ButtonLink kind="primary" href={stepHref(locale, selection, 1)}>
            {view.begun ? introduction.resume : introduction.begin}
          </ButtonLink>
        </ButtonGroup>
        {several && <Paragraph>{together.leave}</Paragraph>}
        {!self && !several && (
          <section class="leerlijn-stack">
            <Heading level={2}>{introduction.leaveTitle}</Heading>
            <ButtonGroup>
              <ButtonLink kind="secondary" href={stepHref(locale, selection, 'decline')}>
                {introduction.leave}
              </ButtonLink>
            </ButtonGroup>
          </section>
        )}
      </>
    ),
  });
}

/** What happens with the answers, in plain words: the same for all invitations, which are treated alike. */
function PromiseToRater({ invitations, locale }: { invitations: InvitationView[]; locale: Locale }) {
  const { promise, merged, coached } = texts[locale];
  const { source, anonymityThreshold, commentThreshold } = invitations[0]!;
  const who = whoIn(invitations, locale);
  const isNamed = source !== 'ANONYMOUS';
  const { title, points } = promise[source];
  const groupNames = tellNames([...new Set(invitations.map(({ groupName }) => groupName))], locale);
  const mergedNames = [...new Set(invitations.filter((one) => one.merged).map(({ groupName }) => groupName))];
  return (
    <section class="utrecht-spotlight-section utrecht-spotlight-section--info leerlijn-promise">
      <Heading level={2}>{title}</Heading>
      <List
        items={[
          ...points(who, groupNames, anonymityThreshold, commentThreshold),
          ...(isNamed && invitations[0]!.coached ? [source === 'SELF' ? coached.self : coached.other(who)] : []),
          ...mergedNames.map(merged),
        ]}
      />
    </section>
  );
}
