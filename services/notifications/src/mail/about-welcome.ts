import { cleanLine, type Language, type PersonId } from '@passerelle/kernel'
import { PersonProjection } from '../projections/person.ts'
import type { Desk, Look, Queued } from './mail.ts'

/** Somebody was entered by somebody else, and is told (GDPR, article 14). */
export interface WelcomeFacts {
  /** The school or the company, as it was called then. */
  readonly entered: string
  /** Null: the operator. */
  readonly by: PersonId | null
}

export async function authorOf({ facts }: Queued<WelcomeFacts>, look: Look): Promise<string | null> {
  return (await look.up(PersonProjection, facts.by))?.name ?? null
}

/** What each of these mails says. */
export function saidOfWelcome(by: string | null, { facts }: Queued<WelcomeFacts>, { reader, publicUrl }: Desk) {
  return {
    reader: cleanLine(reader.name),
    email: reader.email,
    entered: cleanLine(facts.entered),
    by: by && cleanLine(by),
    link: publicUrl,
  }
}

/** What one can do about it: by oneself, at whoever answers for the data, and at an authority. */
export const whatOneCanDo: Record<Language, (f: { entered: string }) => string[]> = {
  fr: ({ entered }) => [
    'Connectez-vous avec cette adresse : vous y voyez ce qui vous concerne, et corrigez votre nom, votre langue et votre fuseau horaire.',
    `Ce n’est pas vous, ou vous ne le souhaitez pas ? Adressez-vous à ${entered}, qui répond de ces données : vous pouvez demander à les consulter, à les corriger ou à les effacer, à en limiter l’usage, et vous y opposer. Vous pouvez aussi saisir la CNIL (https://www.cnil.fr) ou l’autorité de votre pays.`,
  ],
  en: ({ entered }) => [
    'Sign in with this address: there you see what concerns you, and correct your name, your language and your time zone.',
    `It is not you, or you do not want it? Turn to ${entered}, who answers for these data: you may ask to see, to correct or to erase them, to restrict their use, and object to it. You may also turn to the data protection authority of your country (in France the CNIL, https://www.cnil.fr).`,
  ],
}
