import { quoted } from '../quoted.ts'
import type { Field, Permission } from '../words.ts'
import { capital, fields, number, permissions } from './words.ts'

export const matchmaking = {
  'NOT_FOUND.THAT_CANDIDATE': 'Ce candidat n’existe pas, ou ne vous est pas ouvert.',
  'NOT_FOUND.MATCH': 'Cette mise en relation n’existe pas, ou ne vous est pas ouverte.',
  'TOO_MANY.DOCUMENTS': ({ most }: { most: number }) => `Joignez ${number(most)} documents au plus.`,
  'TOO_MANY.CANDIDATES': ({ most }: { most: number }) => `Inscrivez ${number(most)} candidats au plus à la fois.`,
  'INVALID_INPUT.PLACES': ({ most }: { most: number }) => `Indiquez ${number(most)} lieux au plus.`,
  DOCUMENT_INVALID: ({ name, longest }: { name: string; longest: number }) =>
    `« ${quoted(name)} » : il faut un nom de 1 à ${number(longest)} caractères et une adresse en https:// ouverte à tous, sans mot de passe.`,
  ALREADY_MATCHED: 'Ce candidat et cette offre ont déjà une mise en relation en cours. Continuez avec celle-là.',
  MATCHING_OFF: ({ permission }: { permission: Permission }) =>
    `Votre école ne met pas de candidats en relation avec des entreprises. Qui a le droit « ${permissions[permission]} » peut changer cela.`,
  JOB_NOT_APPROVED: 'Votre école n’a pas validé cette offre, ou elle est fermée.',
  CONTACT_NOT_ACTIVE: 'Ce contact n’agit pas pour cette entreprise. Choisissez-en un autre.',
  'NOT_YET.OFFER': 'Le candidat n’a pas encore répondu à l’offre. Vous serez prévenu quand ce sera fait.',
  'NOT_YET.APPOINTMENT': 'L’entreprise n’a pas encore proposé de rendez-vous.',
  OFFER_REFUSED: 'Le candidat a refusé l’offre : il n’y a rien à décider.',
  'DECISION_CLOSED.APPOINTMENT_ANSWERED':
    'Le candidat a répondu au rendez-vous : la décision de l’entreprise ne change plus.',
  'DECISION_CLOSED.COMPANY_DECIDED': 'L’entreprise a décidé : la réponse à l’offre ne change plus.',
  'DECISION_CLOSED.ANSWER_STAYS': 'Le rendez-vous a reçu sa réponse : elle ne change plus.',
  'DECISION_CLOSED.JOB_OVER': 'L’offre n’est plus ouverte à l’école : la mise en relation est terminée.',
  'DECISION_CLOSED.ENDED':
    'L’école a mis fin à cette mise en relation. Adressez-vous à elle si vous souhaitez continuer.',
  'DECISION_CLOSED.INTERVIEW_HELD': 'L’entretien a eu lieu. Pour un autre, l’école crée une nouvelle mise en relation.',
  'DECISION_CLOSED.OVER': 'Cette mise en relation est déjà terminée. Proposez à nouveau le candidat pour continuer.',
  'DECISION_CLOSED.NOT_THE_LAST': 'Une autre étape a été franchie depuis. Seule la dernière se reprend.',
  'DECISION_CLOSED.INTERVIEW': 'Le rendez-vous accepté est devenu un entretien. Faites annuler celui-ci.',
  'APPOINTMENT_CHANGED.MOVED': 'L’entreprise a proposé une autre date entre-temps. Répondez à celle-ci.',
  'APPOINTMENT_CHANGED.WITHDRAWN': 'L’entreprise a retiré ce rendez-vous.',
  'CONTACT_NOT_ACTIVE.LEFT':
    'Ce contact a quitté l’entreprise. Décidez à sa place, ou refusez et proposez le candidat à quelqu’un d’autre.',
  'DECISION_CLOSED.CONTACT_ANSWERED': 'L’entreprise a répondu : il n’y a plus à la relancer.',
  'INVALID_INPUT.REMINDER_DAYS': ({ most }: { most: number }) =>
    `De 1 à ${most} jours, ou 0 pour ne relancer personne.`,
  REMINDED_ALREADY: 'Ce contact a été relancé il y a moins d’un jour. Laissez-lui le temps de répondre.',
  NOT_BY_STAFF: 'Seule une étape franchie par l’école à la place de quelqu’un peut être reprise.',
  'APPOINTMENT_IN_PAST.ANSWERED': 'L’heure de ce rendez-vous est passée. Demandez-en un autre à l’entreprise.',
  'APPOINTMENT_IN_PAST.PROPOSED': 'Cette heure est passée. Choisissez-en une à venir.',
  'APPOINTMENT_INVALID.LENGTH': ({ shortest, longest }: { shortest: number; longest: number }) =>
    `Un rendez-vous dure de ${shortest} à ${longest} minutes.`,
  'APPOINTMENT_INVALID.FAR_AHEAD': 'C’est dans plus de deux ans. L’année est-elle la bonne ?',
  ALREADY_ENROLLED: 'Ce candidat est déjà inscrit à la campagne : même nom et même date de naissance.',
  'ALREADY_ENROLLED.ADDRESS': ({ name }: { name: string }) =>
    `${name} a déjà cette adresse dans la campagne : donnez à chacun la sienne.`,
  CANDIDATE_LINKED:
    'Ce candidat s’est connecté avec l’adresse que vous connaissez. Elle reste, sinon le dossier passerait à quelqu’un d’autre.',
  'CANDIDATE_INVALID.MISSING': ({ what }: { what: Field }) => `À remplir : ${fields[what]}.`,
  'CANDIDATE_INVALID.TOO_LONG': ({ what, longest }: { what: Field; longest: number }) =>
    `${capital(fields[what])} : ${number(longest)} caractères au plus.`,
  'CANDIDATE_INVALID.BIRTH_DATE': ({ text }: { text: string }) =>
    `« ${quoted(text)} » n’est pas une date de naissance. Écrivez-la AAAA-MM-JJ.`,
  'CANDIDATE_INVALID.EMAIL': ({ text }: { text: string }) =>
    `« ${quoted(text)} » n’est pas une adresse électronique que nous acceptons : écrivez nom@exemple.org.`,
  'CANDIDATE_INVALID.GRADUATION_YEAR': ({ from, to }: { from: number; to: number }) =>
    `L’année du diplôme va de ${from} à ${to}.`,
}
