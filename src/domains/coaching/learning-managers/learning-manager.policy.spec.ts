import { mayDescribe } from './learning-manager.policy.js';

const somebody = (personId: string, ...roles: string[]) => ({ personId, roles: new Set(roles) });

describe('what a learning manager offers', () => {
  it('is written down by coordinators and by the learning manager', () => {
    expect(mayDescribe(somebody('coen', 'COORDINATOR'), 'lena')).toBe(true);
    expect(mayDescribe(somebody('lena', 'LEARNING_MANAGER'), 'lena')).toBe(true);
  });

  it('is nobody else’s to write, and not theirs who lost the role', () => {
    expect(mayDescribe(somebody('lars', 'LEARNING_MANAGER'), 'lena')).toBe(false);
    expect(mayDescribe(somebody('lena', 'MANAGER'), 'lena')).toBe(false);
  });
});
