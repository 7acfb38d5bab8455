import type { ComponentChildren } from 'preact';

interface Props {
  children: ComponentChildren;
}

export function Heading({ level, id, children }: Props & { level: 1 | 2; id?: string }) {
  const Tag = `h${level}` as const;
  return (
    <Tag class={`nl-heading nl-heading--level-${level === 1 ? 1 : 3}`} id={id}>
      {children}
    </Tag>
  );
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
    <ul class="leerlijn-list">
      {items.map((item) => (
        <li>{item}</li>
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

/** A coloured box with a heading; `role` where it tells the outcome of what one has just done. */
export function Alert({
  kind,
  title,
  role,
  children,
}: Props & { kind: 'info' | 'ok' | 'warning' | 'error'; title: string; role?: 'status' | 'alert' }) {
  return (
    <div class={`utrecht-alert utrecht-alert--${kind}`} role={role}>
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">
          <h2 class="leerlijn-alert-title">{title}</h2>
          {children}
        </div>
      </div>
    </div>
  );
}
