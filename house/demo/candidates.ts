import { folded, type Language } from '@passerelle/kernel'
import { paris } from './people.ts'
/** A candidate of the demo world, as a school enrols them. */
export interface DemoCandidate {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly locale: Language
  readonly zone: string
  readonly programme: string
  readonly level: 'EQF_6' | 'EQF_7'
  readonly graduationYear: number
}

const programmes = ['Informatique', 'Génie industriel', 'Mathématiques appliquées', 'Commerce international', 'Design']

/** `first last`, a name per line; those of the start page come first. */
const atRiveGauche = `
Inès Marchand · Yanis Benali · Chloé Bernard · Oliver Hughes · Adèle Fontaine · Baptiste Roy · Clara Vidal · Damien Petit ·
Emma Laurent · Farid Mansouri · Gabriel Simon · Hana Sato · Iris Guillot · Jules Carpentier · Katia Novak · Louis Meunier ·
Manon Dupuis · Nassim Cherkaoui · Ophélie Blanc · Pablo Ortega · Rania Saïdi · Simon Leroux · Théa Collet · Ugo Martinez ·
Valentin Brun · Wendy Clarke · Xavier Poirier · Yasmine Lahlou · Zoé Renault · Arthur Caron · Bérénice Noël · Cyril Hubert`

const atLeman = `
Noémie Rochat · Loris Bonvin · Mélanie Jaquet · Sven Gerber · Aurélie Cuendet · Dario Bianchi · Elena Weber · Florian Pittet`

function candidates(names: string, zone: string): DemoCandidate[] {
  return names.split('·').map((name, index) => {
    const [firstName, ...rest] = name.trim().split(' ')
    const lastName = rest.join(' ')
    return {
      email: `${plain(firstName!)}.${plain(lastName)}@example.org`,
      firstName: firstName!,
      lastName,
      birthDate: `${2002 + (index % 4)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`,
      locale: english.has(lastName) ? 'en' : 'fr',
      zone: lastName === 'Hughes' ? 'Europe/London' : zone,
      programme: programmes[index % programmes.length]!,
      level: index % 2 === 0 ? 'EQF_7' : 'EQF_6',
      graduationYear: 2027 + (index % 2),
    }
  })
}

const english = new Set(['Hughes', 'Clarke', 'Sato', 'Weber'])

/** Lower case without accents, for an address. */
function plain(name: string): string {
  return folded(name).replaceAll(' ', '')
}

export const demoCandidates = {
  riveGauche: candidates(atRiveGauche, paris),
  leman: candidates(atLeman, 'Europe/Zurich'),
} as const
