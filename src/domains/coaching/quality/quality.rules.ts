/** What a participant is asked after the last session, in this order; each on a scale from 1 (not at all) to 5 (very much). */
export const QUALITY_QUESTIONS = ['SAFE', 'SHARPER', 'PRACTISED', 'RELIABLE'] as const;
export type QualityQuestion = (typeof QUALITY_QUESTIONS)[number];

export const QUALITY_TEXTS: Record<QualityQuestion, { readonly nl: string; readonly en: string }> = {
  SAFE: { nl: 'Ik kon vrijuit spreken.', en: 'I could speak freely.' },
  SHARPER: { nl: 'Ik ben mijn eigen gedrag scherper gaan zien.', en: 'I came to see my own behaviour more sharply.' },
  PRACTISED: {
    nl: 'De gesprekken hielpen mij om in mijn werk te oefenen.',
    en: 'The sessions helped me to practise in my work.',
  },
  RELIABLE: { nl: 'We hielden ons aan wat we afspraken.', en: 'We kept to what we agreed.' },
};

const [LOWEST, HIGHEST] = [1, 5];

/** One release as stored: tenths of a point per question. */
export interface StoredRelease {
  readonly answers: number;
  readonly threshold: number;
  readonly means: readonly number[];
}

export interface QualityFigure {
  readonly question: QualityQuestion;
  /** Scale points, one decimal; null where there is a band. */
  readonly mean: number | null;
  /** The mean is as near to an end of the scale as is told. */
  readonly band: 'LOW' | 'HIGH' | null;
}

/** The figures of all releases together, weighted by their answers; null without any. What was moved off an end of the scale is a band. */
export function qualityOf(releases: readonly StoredRelease[]): { answers: number; figures: QualityFigure[] } | null {
  const answers = releases.reduce((sum, release) => sum + release.answers, 0);
  if (answers === 0) return null;
  const margin = Math.max(...releases.map(({ threshold }) => 1 / threshold));
  const figures = QUALITY_QUESTIONS.map((question, at) => {
    const mean = releases.reduce((sum, release) => sum + release.answers * release.means[at]!, 0) / answers / 10;
    const shown = Math.round(mean * 10) / 10;
    const low = Math.round((LOWEST + margin) * 10) / 10;
    const high = Math.round((HIGHEST - margin) * 10) / 10;
    const band = shown <= low ? 'LOW' : shown >= high ? 'HIGH' : null;
    return { question, mean: band === null ? shown : null, band } as const;
  });
  return { answers, figures };
}
