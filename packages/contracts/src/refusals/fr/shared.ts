import { quoted } from '../quoted.ts'
import type { Field, Scope } from '../words.ts'
import { capital, fields, number, permissions } from './words.ts'

export const shared = {
  FORBIDDEN: 'Vous n’avez pas le droit de faire cela. Adressez-vous à quelqu’un qui l’a.',
  'FORBIDDEN.BY_LINK': 'Ce lien ne sert qu’à une seule action. Connectez-vous pour en faire davantage.',
  'FORBIDDEN.TO_SEE':
    'Cela est ouvert à d’autres. Connectez-vous avec leur compte, ou demandez l’accès à l’école ou à l’entreprise.',
  'FORBIDDEN.WITHDRAWN':
    'Ce flux ne vous est plus ouvert. Demandez l’accès à l’école ou à l’entreprise, puis abonnez-vous à nouveau.',
  'FORBIDDEN.BY_KEY': 'Une clé d’API lit et écoute : pour cette action, qu’une personne se connecte.',
  'FORBIDDEN.NOT_FOR_KEYS':
    'Cela n’est pas ouvert à cette clé d’API, qui lit ce que ses portées ouvrent dans sa propre école. Demandez à l’école, ou qu’une personne se connecte.',
  'FORBIDDEN.SCOPE_NEEDED': ({ scope }: { scope: Scope }) =>
    `Il manque à cette clé d’API la portée ${scope}. Demandez à l’école une clé qui l’a : son personnel en crée, avec le droit « ${permissions.SCHOOL_SETTINGS} ».`,
  NOT_FOUND: 'Cela n’existe pas, ou ne vous est pas ouvert.',
  'INVALID_INPUT.EMPTY': ({ what }: { what: Field }) => `À remplir : ${fields[what]}.`,
  'INVALID_INPUT.TOO_LONG': ({ what, longest }: { what: Field; longest: number }) =>
    `${capital(fields[what])} : ${number(longest)} caractères au plus.`,
  'INVALID_INPUT.NO_NAME': ({ what }: { what: Field }) =>
    `${capital(fields[what])} : il y faut au moins une lettre ou un chiffre.`,
  'INVALID_INPUT.NO_WEBSITE':
    'Cette adresse n’est pas ouverte à tous : écrivez https://www.exemple.org, sans identifiant ni mot de passe.',
  'INVALID_INPUT.NO_LINK':
    'Ce lien n’est pas ouvert à tous : écrivez https://visio.exemple.org/salon, sans identifiant ni mot de passe.',
  'INVALID_INPUT.NO_ADDRESS': ({ text }: { text: string }) =>
    `« ${quoted(text)} » n’est pas une adresse électronique que nous acceptons : écrivez nom@exemple.org.`,
  'INVALID_INPUT.NO_ZONE': ({ text }: { text: string }) =>
    `« ${quoted(text)} » n’est pas un fuseau horaire. Donnez un nom IANA, par exemple Europe/Paris.`,
  'INVALID_INPUT.RHYTHM_OF_DAYS': ({ most }: { most: number }) =>
    `Un rythme en jours compte au moins un jour en entreprise et un à l’école, et ${number(most)} jours au plus.`,
  'INVALID_INPUT.RHYTHM_OF_WEEKS': ({ most }: { most: number }) =>
    `Un rythme en semaines compte au moins une semaine en entreprise et une à l’école, et ${number(most)} semaines au plus.`,
  'INVALID_INPUT.LANGUAGES': ({ most }: { most: number }) => `Indiquez ${number(most)} langues au plus.`,
  'INVALID_INPUT.NO_LANGUAGE': ({ text }: { text: string }) =>
    `« ${quoted(text)} » n’est pas le code d’une langue. Donnez par exemple fr, ou en-GB.`,
  'INVALID_INPUT.LANGUAGE_TWICE': ({ text }: { text: string }) => `La langue ${quoted(text)} figure deux fois.`,
  'INVALID_INPUT.SKILLS': ({ most }: { most: number }) => `Indiquez ${number(most)} compétences au plus.`,
}
