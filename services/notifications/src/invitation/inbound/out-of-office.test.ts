import { expect, test } from '@jest/globals'
import { isOutOfOffice } from './out-of-office.ts'

test.each([
  ...['Automatic reply: Entretien', 'Out of the office', 'AUTO-REPLY: Interview', 'Réponse automatique : Entretien'],
  ...['Re\u0301ponse automatique : Entretien', 'Abwesenheitsnotiz: Interview', 'Respuesta automática: Entrevista'],
  ...['Risposta automatica: Colloquio', 'Automatisch antwoord: Gesprek', 'Odpowiedź automatyczna: Rozmowa'],
  ...['Автоматический ответ: Entretien', '自動応答: Entretien', 'رد تلقائي: Entretien'],
])('BY-05 "%s" was written by nobody', (subject) => {
  expect(isOutOfOffice(subject)).toBe(true)
})

test.each([
  ...[
    '',
    'Re: Automatic reply',
    'Absence jeudi matin',
    'Automatic',
    'Out of officers',
    'Entretien : réponse automatique ?',
  ],
  ...['Je serai absent du bureau', 'Accepted: Entretien'],
])('BY-05 "%s" may be somebody’s word', (subject) => {
  expect(isOutOfOffice(subject)).toBe(false)
})
