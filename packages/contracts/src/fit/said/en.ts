import { spellDay } from '@passerelle/kernel'
import type { FitWords } from './words.ts'

const decimal = new Intl.NumberFormat('en-GB')
const languages = new Intl.DisplayNames('en', { type: 'language' })
const counted = (count: number, one: string, many: string) => `${decimal.format(count)} ${count === 1 ? one : many}`

export const en: FitWords = {
  contract: 'Contract',
  city: 'Place',
  startsOn: 'Start',
  length: 'Length',
  rhythm: 'Rhythm',
  pay: 'Pay before deductions',
  hoursPerWeek: 'Working time',
  remote: 'Remote work',
  levels: 'Level of studies',
  languages: 'Languages',
  skills: 'Skills',
  tutor: 'Supervision',
  programme: 'Programme',
  graduation: 'Graduates in',
  places: 'Places sought',
  availableFrom: 'Available from',
  kinds: {
    INTERNSHIP: 'internship',
    APPRENTICESHIP: 'apprenticeship',
    PROFESSIONALISATION: 'professionalisation contract',
    FIXED_TERM: 'fixed term',
    PERMANENT: 'permanent',
    STUDENT_JOB: 'student job',
  },
  level: {
    EQF_3: 'vocational certificate (EQF 3)',
    EQF_4: 'upper secondary (EQF 4)',
    EQF_5: 'short cycle (EQF 5)',
    EQF_6: 'bachelor (EQF 6)',
    EQF_7: 'master (EQF 7)',
    EQF_8: 'doctorate (EQF 8)',
  },
  afar: { NONE: 'none', PARTLY: 'in part', WHOLLY: 'all of it' },
  day: (day) => spellDay(new Date(`${day}T00:00:00Z`), 'UTC', 'en', { weekday: false }),
  months: (count) => counted(count, 'month', 'months'),
  weeks: (count) => counted(count, 'week', 'weeks'),
  inTurn: ({ atCompany, atSchool, unit }) =>
    unit === 'WEEK'
      ? `${counted(atCompany, 'week', 'weeks')} at the company, ${counted(atSchool, 'week', 'weeks')} at school`
      : `${counted(atCompany, 'day', 'days')} a week at the company, ${counted(atSchool, 'day', 'days')} at school`,
  paid: ({ from, to, currency, per }) => {
    const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
    const sum = to === null ? money.format(from) : `${money.format(from)} to ${money.format(to)}`
    return `${sum} ${{ HOUR: 'an hour', MONTH: 'a month', YEAR: 'a year' }[per]}`
  },
  hours: (count) => `${counted(count, 'hour', 'hours')} a week`,
  language: ({ language, level }) => `${languages.of(language)} (${level})`,
}
