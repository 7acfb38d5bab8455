import { audienceTold } from './audience.rules.js';

describe('who reads a text', () => {
  it('is named to its writer', () => {
    expect(audienceTold('TWO', ['Karin de Boer'], 'nl').sentence).toBe('Jij en Karin de Boer.');
    expect(audienceTold('THREE', ['Karin de Boer', 'Piet Hein'], 'en').sentence).toBe(
      'You, Karin de Boer, and Piet Hein.',
    );
    expect(audienceTold('GROUP', ['Karin de Boer', 'Piet Hein'], 'nl').sentence).toBe(
      'Iedereen in deze groep: Karin de Boer en Piet Hein.',
    );
  });

  it('is whoever designs, with who has a part in it', () => {
    expect(audienceTold('DESIGN', ['Rosa Bos'], 'nl').sentence).toBe(
      'De coördinatoren van je organisatie, de directeur van dit programma en Rosa Bos.',
    );
    expect(audienceTold('DESIGN', [], 'en').sentence).toBe(
      'The coordinators of your organisation and the director of this programme.',
    );
  });

  it('is nobody else for what one keeps to oneself', () => {
    expect(audienceTold('ORGANISATION', [], 'nl').sentence).toBe(
      'Alle coördinatoren en directeuren van je organisatie.',
    );
    expect(audienceTold('OWN', [], 'nl')).toEqual({ audience: 'OWN', sentence: 'Alleen jij.' });
  });
});
