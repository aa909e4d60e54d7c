import { expect, test } from '@jest/globals'
import { fingerprintOf } from './job.ts'

const advert = { title: 'Ingénieure logiciel (H/F)', description: 'Vous écrivez du code.\n\nÀ Nantes.' }

test('HS-26 two texts that say the same have one fingerprint', () => {
  const retyped = { title: '  INGENIEURE  Logiciel - h/f', description: 'Vous ecrivez du code. A Nantes' }
  expect(fingerprintOf(retyped)).toBe(fingerprintOf(advert))
})

test('HS-26 another text has another fingerprint, wherever the difference stands', () => {
  const prints = [
    advert,
    { ...advert, title: 'Ingénieure logiciel senior' },
    { ...advert, description: 'Vous lisez du code.' },
    { title: `${advert.title} Vous`, description: 'écrivez du code. À Nantes.' },
  ].map(fingerprintOf)
  expect(new Set(prints).size).toBe(4)
})
