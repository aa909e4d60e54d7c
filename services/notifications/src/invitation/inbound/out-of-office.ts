import { folded } from '@passerelle/kernel'

/**
 * How the subjects of automatic replies begin: as Outlook and Exchange write them in the languages of Europe and some
 * others, and as people have them written. Words with which somebody may begin a mail by hand ("Absence") are not here.
 */
const openings = [
  ...['Automatic reply', 'Auto reply', 'Autoreply', 'Auto response', 'Out of office', 'Out of the office'],
  ...['Réponse automatique', 'Réponse d’absence', 'Message d’absence', 'Absence du bureau', 'Absent du bureau'],
  ...['Automatische Antwort', 'Abwesenheitsnotiz', 'Abwesenheitsnachricht', 'Abwesend'],
  ...['Respuesta automática', 'Fuera de la oficina', 'Fuera de oficina', 'Resposta automàtica', 'Erantzun automatikoa'],
  ...['Risposta automatica', 'Fuori ufficio', 'Resposta automática', 'Fora do escritório'],
  ...['Automatisch antwoord', 'Afwezigheidsbericht', 'Autosvar', 'Automatiskt svar', 'Automatisk svar'],
  ...['Automaattinen vastaus', 'Sjálfvirkt svar', 'Automaatvastus', 'Automātiska atbilde', 'Automatinis atsakymas'],
  ...['Odpowiedź automatyczna', 'Automatyczna odpowiedź', 'Automatická odpověď', 'Automatická odpoveď'],
  ...['Automatikus válasz', 'Răspuns automat', 'Automatski odgovor', 'Samodejni odgovor', 'Автоматический ответ'],
  ...['Автоматична відповідь', 'Автоматичен отговор', 'Αυτόματη απάντηση', 'Otomatik yanıt', 'رد تلقائي'],
  ...['תשובה אוטומטית', 'Trả lời tự động', '自动答复', '自动回复', '自動回覆', '自動応答', '자동 회신'],
].map(folded)

/** Whether a subject is that of an out-of-office reply, in whichever language its program speaks. */
export function isOutOfOffice(subject: string): boolean {
  const text = folded(subject)
  return openings.some((opening) => text === opening || text.startsWith(`${opening} `))
}
