import type { Locale } from '../../platform/auth/actor.js';
import { renderPage } from '../components/layout.js';
import { Paragraph } from '../components/prose.js';
import { type Texts, texts } from '../texts/texts.js';

/** A page that only tells something: a title and some sentences. */
export function messagePage({ title, body }: { title: string; body: string[] }, locale: Locale, inbox = false): string {
  return renderPage({
    locale,
    inbox,
    title,
    children: body.map((sentence) => <Paragraph>{sentence}</Paragraph>),
  });
}

/**
 * What went wrong, without a detail of the request: the same bytes whatever was wrong with the link. Goes with status
 * 404 for a link, 400 for a form that cannot be ours, 500 for a fault. Take the locale from Accept-Language, never
 * from what the link would have led to.
 */
export function problemPage(problem: keyof Texts['problems'], locale: Locale): string {
  return messagePage(texts[locale].problems[problem], locale);
}
