const FONT = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const light = {
  page: '#f3f1ec',
  card: '#ffffff',
  ink: '#23282b',
  muted: '#5d656a',
  line: '#e4e1da',
  accent: '#0b5563',
  onAccent: '#ffffff',
  notice: '#edf4f4',
};

const dark: typeof light = {
  page: '#121517',
  card: '#1c2124',
  ink: '#e9e7e2',
  muted: '#a4adb2',
  line: '#343b3f',
  accent: '#8fd0da',
  onAccent: '#0a262c',
  notice: '#203034',
};

/** Rules for mail programs that follow the reader's colour scheme; the others show the inline, light colours. */
export const darkMode = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: ${dark.page} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${dark.line} !important; }
  .notice { background-color: ${dark.notice} !important; border-color: ${dark.accent} !important; }
  .ink { color: ${dark.ink} !important; }
  .muted { color: ${dark.muted} !important; }
  .line { border-color: ${dark.line} !important; }
  .button { background-color: ${dark.accent} !important; color: ${dark.onAccent} !important; }
}
@media (max-width: 480px) {
  .card { padding: 28px 20px !important; }
}`;

const text = { fontFamily: FONT, fontSize: '16px', lineHeight: '25px', color: light.ink };
const small = { fontFamily: FONT, fontSize: '13px', lineHeight: '20px', color: light.muted };

export const style = {
  page: { margin: 0, padding: 0, backgroundColor: light.page },
  preheader: { display: 'none', maxHeight: 0, overflow: 'hidden', opacity: 0, msoHide: 'all' },
  margin: { padding: '28px 12px 40px' },
  column: { width: '100%', maxWidth: '600px' },
  masthead: { padding: '0 8px 16px', textAlign: 'start' },
  mastheadName: { ...text, fontSize: '17px', fontWeight: 600 },
  mastheadSubtitle: { ...small, fontSize: '14px' },
  card: {
    padding: '36px 40px',
    backgroundColor: light.card,
    border: `1px solid ${light.line}`,
    borderRadius: '10px',
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  title: { ...text, margin: '0 0 20px', fontSize: '23px', lineHeight: '31px', fontWeight: 600 },
  paragraph: { ...text, margin: '0 0 16px' },
  regards: { ...text, margin: '28px 0 0' },
  list: { ...text, margin: '0 0 20px', padding: '0 0 0 24px' },
  listItem: { margin: '0 0 8px' },
  facts: { margin: '4px 0 24px', borderCollapse: 'collapse' },
  factLabel: {
    ...text,
    width: '112px',
    padding: '9px 16px 9px 0',
    borderBottom: `1px solid ${light.line}`,
    color: light.muted,
    fontWeight: 400,
    textAlign: 'start',
    verticalAlign: 'top',
  },
  factValue: {
    ...text,
    padding: '9px 0',
    borderBottom: `1px solid ${light.line}`,
    fontWeight: 600,
    textAlign: 'start',
    verticalAlign: 'top',
  },
  buttonFrame: { margin: '8px 0 12px' },
  // Outlook for Windows ignores an anchor's padding and takes this from the cell.
  buttonCell: { backgroundColor: light.accent, borderRadius: '8px', msoPaddingAlt: '13px 26px' },
  button: {
    ...text,
    display: 'inline-block',
    padding: '13px 26px',
    backgroundColor: light.accent,
    borderRadius: '8px',
    color: light.onAccent,
    fontWeight: 600,
    textDecoration: 'none',
  },
  fallback: { ...small, margin: '0 0 24px' },
  fallbackLink: { color: light.muted, wordBreak: 'break-all' },
  noticeFrame: { margin: '0 0 24px' },
  notice: {
    padding: '18px 20px 6px',
    backgroundColor: light.notice,
    borderLeft: `4px solid ${light.accent}`,
    borderRadius: '4px',
  },
  furtherNotice: { padding: '2px 20px 1px', borderLeft: `4px solid ${light.line}` },
  noticeTitle: { ...text, margin: '0 0 6px', fontWeight: 600 },
  noticeParagraph: { ...text, margin: '0 0 12px', fontSize: '15px', lineHeight: '23px' },
  footer: { padding: '20px 8px 0', textAlign: 'start' },
  mailbox: { color: light.muted },
  footerLine: { ...small, margin: '0 0 6px' },
} as const;
