import type { Locale } from '../../platform/auth/actor.js';
import { Contact } from '../components/contact.js';
import { NoticeMessage } from '../components/form.js';
import { renderPage } from '../components/layout.js';
import { ButtonGroup, ButtonLink, Facts, Heading, Lead, List } from '../components/prose.js';
import { stepHref } from '../steps.js';
import { tellMoment, texts } from '../texts/texts.js';
import type { IntroductionView, InvitationView } from '../views.js';

/** The first page behind the link: who asks, about whom, what for, how long, until when, and under which promise. */
export function introductionPage(view: IntroductionView, locale: Locale): string {
  const { introduction } = texts[locale];
  const { invitation, minutes, parts } = view;
  const { closesAt, timeZone } = invitation;
  const self = invitation.source === 'SELF';
  const { lead, purpose } = introduction[self ? 'self' : 'other'];
  const { facts } = introduction;
  return renderPage({
    locale,
    title: self ? introduction.self.title : introduction.other.title(invitation),
    footer: <Contact invitation={invitation} locale={locale} />,
    children: (
      <>
        <NoticeMessage locale={locale} notice={view.notice} />
        <Lead>{lead(invitation)}</Lead>
        <Facts
          facts={[
            [facts.purpose, purpose(invitation.module)],
            [facts.duration, introduction.duration(minutes, parts)],
            [facts.until, introduction.until(tellMoment(closesAt, timeZone, locale))],
          ]}
        />
        <PromiseToRater invitation={invitation} locale={locale} />
        <ButtonGroup>
          <ButtonLink kind="primary" href={stepHref(locale, 1)}>
            {view.begun ? introduction.resume : introduction.begin}
          </ButtonLink>
        </ButtonGroup>
        {!self && (
          <section class="leerlijn-stack">
            <Heading level={2}>{introduction.leaveTitle}</Heading>
            <ButtonGroup>
              <ButtonLink kind="secondary" href={stepHref(locale, 'decline')}>
                {introduction.leave}
              </ButtonLink>
              <ButtonLink kind="secondary" href={`${stepHref(locale, 'decline')}&reason=NOT_THE_RIGHT_PERSON`}>
                {introduction.notTheRightPerson}
              </ButtonLink>
            </ButtonGroup>
          </section>
        )}
      </>
    ),
  });
}

/** What happens with the answers, in plain words. */
function PromiseToRater({ invitation, locale }: { invitation: InvitationView; locale: Locale }) {
  const { title, points } = texts[locale].promise[invitation.source];
  const { subject, groupName, anonymityThreshold, commentThreshold } = invitation;
  return (
    <section class="leerlijn-promise leerlijn-stack">
      <Heading level={2}>{title}</Heading>
      <List items={points(subject, groupName, anonymityThreshold, commentThreshold)} />
    </section>
  );
}
