import type { InterviewState } from '@passerelle/contracts'
import { cleanLine, type Language } from '@passerelle/kernel'

type Meeting = Pick<InterviewState, 'place' | 'eventId' | 'talentName' | 'recruiterName'>

const words = {
  fr: {
    room: (page: string | null) => (page ? `En ligne : ${page}` : 'En ligne, dans Passerelle'),
    calls: (caller: string, other: string, phone: string | null) =>
      `Par téléphone : ${caller} appelle ${other}${phone ? ` au ${phone}` : ''}`,
  },
  en: {
    room: (page: string | null) => (page ? `Online: ${page}` : 'Online, in Passerelle'),
    calls: (caller: string, other: string, phone: string | null) =>
      `By phone: ${caller} calls ${other}${phone ? ` at ${phone}` : ''}`,
  },
} satisfies Record<Language, unknown>

/**
 * Where an interview takes place, in one line. Null where nobody has said it and the event is known by its name: facts from
 * before interviews had a place, and interviews at events.
 * @param page of the interview, by which its people come into our room; null where it is not to be said
 */
export function spellPlace(
  { place, eventId, talentName, recruiterName }: Meeting,
  page: string | null,
  language: Language,
): string | null {
  const [talent, recruiter] = [cleanLine(talentName), cleanLine(recruiterName)]
  switch (place?.kind) {
    case 'ADDRESS':
      return [place.address, place.room].filter(Boolean).join(', ')
    case 'PHONE':
      return place.caller === 'TALENT'
        ? words[language].calls(talent, recruiter, place.phone)
        : words[language].calls(recruiter, talent, place.phone)
    case 'LINK':
      return place.link
    default:
      return eventId ? null : words[language].room(page)
  }
}
