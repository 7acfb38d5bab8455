import type { ComponentChildren } from 'preact';
import type { Locale } from '../../platform/auth/actor.js';
import type { Words } from '../views.js';

interface Props {
  children: ComponentChildren;
}

export function Heading({ level, language, children }: Props & { level: 1 | 2; language?: Locale }) {
  const Tag = `h${level}` as const;
  return (
    <Tag class={`nl-heading nl-heading--level-${level === 1 ? 1 : 3}`} lang={language}>
      {children}
    </Tag>
  );
}

/** A text of the questionnaire, marked up as what it is where the translation is missing. */
export function Said({ words: { text, language }, locale }: { words: Words; locale: Locale }) {
  return language === locale ? text : <span lang={language}>{text}</span>;
}

export function Paragraph({ children }: Props) {
  return <p class="nl-paragraph">{children}</p>;
}

export function Lead({ children }: Props) {
  return <p class="nl-paragraph nl-paragraph--lead">{children}</p>;
}

export function Link({ href, children }: Props & { href: string }) {
  return (
    <a class="nl-link" href={href}>
      {children}
    </a>
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ href, kind, children }: Props & { href: string; kind: 'primary' | 'secondary' }) {
  return (
    <a class={`nl-button nl-button--${kind}`} href={href}>
      <span class="nl-button__label">{children}</span>
    </a>
  );
}

export function ButtonGroup({ children }: Props) {
  return <div class="utrecht-button-group">{children}</div>;
}

export function List({ items }: { items: ComponentChildren[] }) {
  return (
    <ul class="utrecht-unordered-list utrecht-unordered-list--distanced">
      {items.map((item) => (
        <li class="utrecht-unordered-list__item">{item}</li>
      ))}
    </ul>
  );
}

/** Label and value, one below the other on a narrow screen and side by side on a wide one. */
export function Facts({ facts }: { facts: [label: string, value: string][] }) {
  return (
    <dl class="leerlijn-facts">
      {facts.map(([label, value]) => (
        <div class="leerlijn-facts__fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A coloured box with a heading; `role` where it tells the outcome of what one has just done, `focus` where one begins reading there. */
export function Alert({
  kind,
  title,
  role,
  focus,
  children,
}: Props & { kind: 'info' | 'ok' | 'warning' | 'error'; title: string; role?: 'status' | 'alert'; focus?: boolean }) {
  return (
    <div
      class={`utrecht-alert utrecht-alert--${kind}`}
      role={role}
      {...(focus ? { tabIndex: -1, autofocus: true } : {})}
    >
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">
          <h2 class="leerlijn-alert-title">{title}</h2>
          {children}
        </div>
      </div>
    </div>
  );
}
