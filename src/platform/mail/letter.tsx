import type { ComponentChildren, CSSProperties } from 'preact';
import { darkMode, style } from './letter-style.js';
import type { MailAddress } from './mailer.js';

/** The parts of a letter, in reading order. Texts are final: in the reader's language, with names and dates filled in. */
export interface Letter {
  language: { tag: string; direction: 'ltr' | 'rtl' };
  subject: string;
  /** What an inbox shows beside the subject. */
  preheader: string;
  masthead: { name: string; subtitle?: string };
  title: string;
  greeting: string;
  opening: ComponentChildren[];
  list: { kind: 'steps' | 'names'; items: { term: string; about?: string }[] };
  facts: { label: string; value: string }[];
  /** The one thing to do, where there is one. `hint` stands above the bare address, for whom the button does not work. */
  action?: { label: string; url: string; hint: string };
  /** What stands out from the rest, the first most. */
  notices: { title: string; body: ComponentChildren[] }[];
  closing: ComponentChildren[];
  regards: string[];
  /** Why the reader gets this, and whom to ask. */
  footer: ComponentChildren[];
}

/** Somebody whom the reader can write to. */
export function Mailbox({ name, address }: MailAddress) {
  return (
    <>
      {name} (
      <a class="muted" href={`mailto:${address}`} style={style.mailbox}>
        {address}
      </a>
      )
    </>
  );
}

/** A letter as one HTML document: tables for layout and inline styles, as mail programs need them. */
export function LetterDocument(letter: Letter) {
  return (
    <html lang={letter.language.tag} dir={letter.language.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{letter.subject}</title>
        <style>{darkMode}</style>
      </head>
      <body class="page" style={style.page}>
        <div class="preheader" style={style.preheader}>
          {letter.preheader}
          {/* Keeps an inbox from filling the rest of its preview with the letter's first lines. */}
          {'\u00A0\u200C'.repeat(80)}
        </div>
        <Layout class="page" style={style.page}>
          <tr>
            <td align="center" style={style.margin}>
              <Layout width={600} style={style.column}>
                <Masthead {...letter.masthead} />
                <tr>
                  <td class="card" style={style.card}>
                    <Body {...letter} />
                  </td>
                </tr>
                <tr>
                  <td class="footer" style={style.footer}>
                    {letter.footer.map((line) => (
                      <p class="muted" style={style.footerLine}>
                        {line}
                      </p>
                    ))}
                  </td>
                </tr>
              </Layout>
            </td>
          </tr>
        </Layout>
      </body>
    </html>
  );
}

function Body(letter: Letter) {
  return (
    <>
      <h1 class="ink" style={style.title}>
        {letter.title}
      </h1>
      <Paragraphs of={[letter.greeting, ...letter.opening]} />
      <List {...letter.list} />
      <Facts of={letter.facts} />
      {letter.action && <Action {...letter.action} />}
      {letter.notices.map((notice, index) => (
        <Notice {...notice} look={index === 0 ? looks.first : looks.further} />
      ))}
      <Paragraphs of={letter.closing} />
      <p class="ink" style={style.regards}>
        {letter.regards.map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    </>
  );
}

function Layout(table: { class?: string; width?: number; style: CSSProperties; children: ComponentChildren }) {
  return (
    <table
      role="presentation"
      class={table.class}
      width={table.width ?? '100%'}
      cellPadding="0"
      cellSpacing="0"
      style={table.style}
    >
      <tbody>{table.children}</tbody>
    </table>
  );
}

function Masthead({ name, subtitle }: Letter['masthead']) {
  return (
    <tr>
      <td style={style.masthead}>
        <span class="ink" style={style.mastheadName}>
          {name}
        </span>
        {subtitle && (
          <>
            <br />
            <span class="muted" style={style.mastheadSubtitle}>
              {subtitle}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

function Paragraphs({ of: paragraphs }: { of: ComponentChildren[] }) {
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p class="ink" style={style.paragraph}>
          {paragraph}
        </p>
      ))}
    </>
  );
}

function List({ kind, items }: Letter['list']) {
  if (items.length === 0) return null;
  const Tag = kind === 'steps' ? 'ol' : 'ul';
  return (
    <Tag class="ink" style={style.list}>
      {items.map(({ term, about }) => (
        <li style={style.listItem}>
          {about ? <strong>{term}</strong> : term}
          {about && (
            <>
              {': '}
              {about}
            </>
          )}
        </li>
      ))}
    </Tag>
  );
}

function Facts({ of: facts }: { of: Letter['facts'] }) {
  if (facts.length === 0) return null;
  return (
    <table class="facts" cellPadding="0" cellSpacing="0" width="100%" style={style.facts}>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr>
            <th scope="row" align="left" class="muted line" style={style.factLabel}>
              {label}
            </th>
            <td class="ink line" style={style.factValue}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Action({ label, url, hint }: NonNullable<Letter['action']>) {
  return (
    <>
      <table role="presentation" cellPadding="0" cellSpacing="0" style={style.buttonFrame}>
        <tbody>
          <tr>
            <td class="button" align="center" style={style.buttonCell}>
              <a class="button" href={url} style={style.button}>
                {label}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
      <p class="fallback muted" style={style.fallback}>
        {hint}
        <br />
        <a class="muted" href={url} style={style.fallbackLink}>
          {url}
        </a>
      </p>
    </>
  );
}

const looks = {
  first: { class: 'notice', style: style.notice },
  further: { class: 'line', style: style.furtherNotice },
};

function Notice({ title, body, look }: Letter['notices'][number] & { look: { class: string; style: CSSProperties } }) {
  return (
    <Layout style={style.noticeFrame}>
      <tr>
        <td {...look}>
          <h2 class="ink" style={style.noticeTitle}>
            {title}
          </h2>
          {body.map((paragraph) => (
            <p class="ink" style={style.noticeParagraph}>
              {paragraph}
            </p>
          ))}
        </td>
      </tr>
    </Layout>
  );
}
