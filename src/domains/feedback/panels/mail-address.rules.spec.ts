import { describe, expect, test } from '@jest/globals';
import { isPublicMailDomain, mailboxOf, mailDomainOf } from './mail-address.rules.js';

describe('a mail address', () => {
  test('arrives where it does without its plus and its capitals', () => {
    expect(mailboxOf('Vera.Klant+360+nu@Klant.Example')).toBe('vera.klant@klant.example');
    expect(mailboxOf('vera.klant@klant.example')).toBe('vera.klant@klant.example');
    for (const same of ['v.erasmus@gmail.com', 'Verasmus+360@googlemail.com', 'veras.mus@gmail.com'])
      expect(mailboxOf(same)).toBe('verasmus@gmail.com');
    expect(mailboxOf('vera.klant2@klant.example')).not.toBe(mailboxOf('vera.klant@klant.example'));
  });

  test('has a domain, which tells where somebody works unless it is a public provider’s', () => {
    expect(mailDomainOf('Vera+1@Klant.Example')).toBe('klant.example');
    expect(isPublicMailDomain('gmail.com')).toBe(true);
    expect(isPublicMailDomain('klant.example')).toBe(false);
  });
});
