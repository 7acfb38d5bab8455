import { qualityOf } from './quality.rules.js';

const release = (answers: number, ...means: [number, number, number, number]) => ({ answers, means, threshold: 4 });

describe('what participants think of a learning manager', () => {
  it('is nothing before the first release', () => {
    expect(qualityOf([])).toBeNull();
  });

  it('is the mean of each question, and a band near an end of the scale', () => {
    expect(qualityOf([release(4, 45, 48, 13, 30)])).toEqual({
      answers: 4,
      figures: [
        { question: 'SAFE', mean: 4.5, band: null },
        { question: 'SHARPER', mean: null, band: 'HIGH' },
        { question: 'PRACTISED', mean: null, band: 'LOW' },
        { question: 'RELIABLE', mean: 3, band: null },
      ],
    });
  });

  it('weighs releases by their answers', () => {
    expect(qualityOf([release(4, 40, 40, 40, 40), release(8, 25, 40, 40, 40)])?.figures[0]).toMatchObject({ mean: 3 });
  });
});
