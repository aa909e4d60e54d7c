import { quoted } from '../quoted.ts'
import type { Field } from '../words.ts'
import { capital, day, fields, number } from './words.ts'

export const events = {
  'NOT_FOUND.EVENT': 'Cet événement n’existe pas, ou ne vous est pas ouvert.',
  'NOT_FOUND.BOOTH': 'Ce stand n’existe pas, ou ne vous est pas ouvert.',
  EVENT_NOT_PUBLISHED: 'Cet événement n’est pas encore publié.',
  EVENT_CANCELLED: 'Cet événement a été annulé.',
  EVENT_OVER: 'Cet événement est terminé : son dernier jour est passé.',
  NOT_A_CANDIDATE:
    'Cet événement s’adresse aux candidats de l’école qui l’organise. Demandez à l’école de vous inscrire.',
  NOT_REGISTERED: 'Vous n’êtes pas inscrit à cet événement.',
  EMPLOYER_NOT_APPROVED:
    'L’école qui organise cet événement n’a pas accepté l’entreprise. Demandez-lui d’abord son accord.',
  'INTERVIEWS_STAND.EVENT_CHANGED': ({ interviews }: { interviews: number }) =>
    `${confirmed(interviews)} dans ce que vous retirez. Gardez-le, ou demandez aussi ${theirs(interviews)} annulation : chacun sera prévenu.`,
  'INTERVIEWS_STAND.EVENT_CANCELLED': ({ interviews }: { interviews: number }) =>
    `${confirmed(interviews)} à cet événement. Demandez aussi ${theirs(interviews)} annulation : chacun sera prévenu.`,
  'INTERVIEWS_STAND.BOOTH_CLOSED': ({ interviews }: { interviews: number }) =>
    `${confirmed(interviews)} avec cette entreprise. Gardez le stand, ou demandez aussi ${theirs(interviews)} annulation : chacun sera prévenu.`,
  'INTERVIEWS_STAND.REGISTRATION_CANCELLED': ({ interviews }: { interviews: number }) =>
    `${confirmed(interviews)} avec vous. Restez inscrit, ou demandez aussi ${theirs(interviews)} annulation : chacun sera prévenu.`,
  'EVENT_INVALID.NAME_MISSING': 'Il faut un nom à l’événement, avec au moins une lettre ou un chiffre.',
  'EVENT_INVALID.TOO_LONG': ({ what, longest }: { what: Field; longest: number }) =>
    `${capital(fields[what])} : ${number(longest)} caractères au plus.`,
  'EVENT_INVALID.NO_ZONE': ({ text }: { text: string }) =>
    `« ${quoted(text)} » n’est pas un fuseau horaire. Donnez un nom IANA, par exemple Europe/Paris.`,
  'EVENT_INVALID.ZONE_FIXED':
    'Le fuseau horaire ne change plus une fois l’événement publié : tous les entretiens en seraient déplacés.',
  'EVENT_INVALID.NO_DAY': 'Il faut au moins un jour à l’événement.',
  'EVENT_INVALID.TOO_MANY_DAYS': ({ most }: { most: number }) => `Un événement dure ${number(most)} jours au plus.`,
  'EVENT_INVALID.NO_TIME': ({ on }: { on: string }) =>
    `${capital(day(on))} : les heures s’écrivent HH:MM, de 00:00 à 23:59.`,
  'EVENT_INVALID.CLOSES_EARLY': ({ on, opensAt, closesAt }: { on: string; opensAt: string; closesAt: string }) =>
    `${capital(day(on))} : la fermeture à ${closesAt} ne suit pas l’ouverture à ${opensAt}.`,
  'EVENT_INVALID.DAY_TWICE': ({ on }: { on: string }) => `Le ${day(on)} figure deux fois.`,
  'EVENT_INVALID.DAYS_UNORDERED': ({ on, previous }: { on: string; previous: string }) =>
    `Le ${day(on)} vient après le ${day(previous)} : mettez les jours dans l’ordre.`,
  'EVENT_INVALID.OTHER_CENTURY': ({ on }: { on: string }) =>
    `Le ${day(on)} : un événement a lieu entre 1970 et 2199. L’année est-elle la bonne ?`,
  'EVENT_INVALID.SKIPPED': ({ on, opensAt, closesAt }: { on: string; opensAt: string; closesAt: string }) =>
    `Le ${day(on)}, les horloges avancent : de ${opensAt} à ${closesAt}, il ne se passe aucun temps.`,
  'EVENT_INVALID.NO_DURATION': 'Il faut au moins une durée d’entretien.',
  'EVENT_INVALID.TOO_MANY_DURATIONS': ({ most }: { most: number }) =>
    `Un événement propose ${number(most)} durées d’entretien au plus.`,
  'EVENT_INVALID.DURATION_TWICE': 'Une durée d’entretien figure deux fois.',
  'EVENT_INVALID.DURATION': (values: { minutes: number; step: number; shortest: number; longest: number }) =>
    `${values.minutes} minutes : une durée est un multiple de ${values.step}, de ${values.shortest} à ${values.longest}.`,
  'EVENT_INVALID.DURATION_TOO_LONG': ({ minutes, room }: { minutes: number; room: number }) =>
    `${minutes} minutes ne tiennent pas dans le jour le plus court, qui en compte ${room}.`,
  'EVENT_INVALID.CREDITS': ({ most }: { most: number }) =>
    `Les crédits sont un nombre entier de 0 à ${number(most)}, ou rien pour ne pas limiter.`,
}

function confirmed(interviews: number): string {
  return interviews > 1 ? `${number(interviews)} entretiens confirmés sont prévus` : 'Un entretien confirmé est prévu'
}

function theirs(interviews: number): string {
  return interviews > 1 ? 'leur' : 'son'
}
