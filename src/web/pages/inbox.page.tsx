import type { Locale } from '../../platform/auth/actor.js';
import { renderPage } from '../components/layout.js';
import { ButtonGroup, ButtonLink, Heading, Lead, Paragraph } from '../components/prose.js';
import { stepHref } from '../steps.js';
import { tellMoment, tellNames, texts } from '../texts/texts.js';
import type { InboxState, InboxView } from '../views.js';

type Round = InboxView['rounds'][number];

/** Everything behind one link: whom it is about, until when, how far one is, and the way to fill in several side by side. */
export function inboxPage({ rounds }: InboxView, locale: Locale): string {
  const { inbox } = texts[locale];
  return renderPage({
    locale,
    title: inbox.title,
    children: (
      <>
        <Lead>{inbox.lead}</Lead>
        {rounds.map((round) => (
          <section class="leerlijn-stack">
            <Heading level={2}>{round.module}</Heading>
            <Paragraph>
              {inbox.of(round.programme, round.organisation)}
              <br />
              {inbox.until(tellMoment(round.closesAt, round.timeZone, locale))}
            </Paragraph>
            <ul class="leerlijn-inbox">
              {round.entries.map((entry) => (
                <Entry entry={entry} locale={locale} />
              ))}
            </ul>
            {round.together.map(({ id, subjects }) => (
              <div class="leerlijn-stack">
                <p class="leerlijn-label">{inbox.together.title}</p>
                <Paragraph>{inbox.together.body(tellNames(subjects, locale))}</Paragraph>
                <ButtonGroup>
                  <ButtonLink kind="secondary" href={stepHref(locale, { together: id })}>
                    {inbox.together.begin(subjects.length)}
                  </ButtonLink>
                </ButtonGroup>
              </div>
            ))}
          </section>
        ))}
      </>
    ),
  });
}

function Entry({ entry: { invitation, state }, locale }: { entry: Round['entries'][number]; locale: Locale }) {
  const { inbox } = texts[locale];
  const { source, subject, id } = invitation;
  const name = source === 'SELF' ? inbox.self : subject;
  return (
    <li class="leerlijn-inbox__entry">
      {state === 'CLOSED' ? (
        <span>{name}</span>
      ) : (
        <a class="nl-link leerlijn-inbox__link" href={stepHref(locale, { about: id })}>
          {name}
        </a>
      )}
      <StateBadge state={state}>{inbox.states[state]}</StateBadge>
    </li>
  );
}

function StateBadge({ state, children }: { state: InboxState; children: string }) {
  return (
    <span class={`nl-data-badge leerlijn-state leerlijn-state--${state.toLowerCase().replace('_', '-')}`}>
      {children}
    </span>
  );
}
