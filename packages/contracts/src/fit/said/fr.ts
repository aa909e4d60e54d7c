import { spellDay } from '@passerelle/kernel'
import type { FitWords } from './words.ts'

const decimal = new Intl.NumberFormat('fr-FR')
const languages = new Intl.DisplayNames('fr', { type: 'language' })
const counted = (count: number, one: string, many: string) => `${decimal.format(count)} ${count < 2 ? one : many}`

export const fr: FitWords = {
  contract: 'Contrat',
  city: 'Lieu',
  startsOn: 'Début',
  length: 'Durée',
  rhythm: 'Rythme',
  pay: 'Rémunération brute',
  hoursPerWeek: 'Temps de travail',
  remote: 'Télétravail',
  levels: 'Niveau d’études',
  languages: 'Langues',
  skills: 'Compétences',
  tutor: 'Encadrement',
  programme: 'Formation',
  graduation: 'Diplôme prévu en',
  places: 'Lieux souhaités',
  availableFrom: 'Disponible à partir du',
  kinds: {
    INTERNSHIP: 'stage',
    APPRENTICESHIP: 'apprentissage',
    PROFESSIONALISATION: 'contrat de professionnalisation',
    FIXED_TERM: 'CDD',
    PERMANENT: 'CDI',
    STUDENT_JOB: 'emploi étudiant',
  },
  level: {
    EQF_3: 'CAP',
    EQF_4: 'bac',
    EQF_5: 'bac + 2',
    EQF_6: 'bac + 3',
    EQF_7: 'bac + 5',
    EQF_8: 'doctorat',
  },
  afar: { NONE: 'aucun', PARTLY: 'en partie', WHOLLY: 'entièrement' },
  day: (day) => spellDay(new Date(`${day}T00:00:00Z`), 'UTC', 'fr', { weekday: false }),
  months: (count) => counted(count, 'mois', 'mois'),
  weeks: (count) => counted(count, 'semaine', 'semaines'),
  inTurn: ({ atCompany, atSchool, unit }) =>
    unit === 'WEEK'
      ? `${counted(atCompany, 'semaine', 'semaines')} en entreprise, ${counted(atSchool, 'semaine', 'semaines')} à l’école`
      : `${counted(atCompany, 'jour', 'jours')} par semaine en entreprise, ${counted(atSchool, 'jour', 'jours')} à l’école`,
  paid: ({ from, to, currency, per }) => {
    const money = new Intl.NumberFormat('fr-FR', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
    const sum = to === null ? money.format(from) : `de ${money.format(from)} à ${money.format(to)}`
    return `${sum} ${{ HOUR: 'de l’heure', MONTH: 'par mois', YEAR: 'par an' }[per]}`
  },
  hours: (count) => `${counted(count, 'heure', 'heures')} par semaine`,
  language: ({ language, level }) => `${languages.of(language)} (${level})`,
}
