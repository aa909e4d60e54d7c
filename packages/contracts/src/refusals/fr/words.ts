import { spellDay } from '@passerelle/kernel'
import type { Field, InterviewStatus, JobStanding, Permission, Role } from '../words.ts'

/** With its article, as it stands within a sentence. */
export const fields: Readonly<Record<Field, string>> = {
  address: 'l’adresse',
  advice: 'le conseil',
  answer: 'la réponse',
  campaign: 'la campagne',
  city: 'la ville',
  comment: 'le commentaire',
  criteria: 'les critères',
  customQuestion: 'votre question',
  description: 'la description',
  firstName: 'le prénom',
  idealCandidate: 'le portrait du candidat idéal',
  industry: 'le secteur',
  lastName: 'le nom de famille',
  link: 'le lien',
  message: 'le message',
  name: 'le nom',
  note: 'la note',
  notes: 'le texte de vos notes',
  phone: 'le numéro de téléphone',
  place: 'le lieu',
  position: 'la fonction',
  presentation: 'la présentation',
  programme: 'la formation',
  question: 'la question',
  reason: 'le motif',
  room: 'la salle',
  skill: 'la compétence',
  stand: 'le stand',
  title: 'le titre',
  topic: 'le sujet',
  whyThisCompany: 'ce qui vous attire dans cette entreprise',
  words: 'le texte',
}

export const roles: Readonly<Record<Role, string>> = {
  REPRESENTATIVE: 'représentant',
  RECRUITER: 'recruteur',
  ADVANCED_RECRUITER: 'recruteur confirmé',
  SOURCER: 'chargé de sourcing',
  ADMIN: 'administrateur',
  OWNER: 'propriétaire',
}

export const permissions: Readonly<Record<Permission, string>> = {
  SCHOOL_SETTINGS: 'réglages de l’école',
  APPROVE_EMPLOYERS: 'validation des entreprises',
  APPROVE_JOBS: 'validation des offres',
  MANAGE_EVENTS: 'gestion des événements',
  MANAGE_CANDIDATES: 'gestion des candidats',
  MANAGE_MATCHES: 'gestion des mises en relation',
}

export const interviews: Readonly<Record<InterviewStatus, string>> = {
  REQUESTED: 'demandé et sans réponse',
  IN_SCHEDULING: 'accepté et sans créneau',
  CONFIRMED: 'confirmé',
  COMPLETED: 'passé',
  REJECTED: 'refusé',
  CANCELLED: 'annulé',
}

export const jobs: Readonly<Record<JobStanding, string>> = {
  APPROVED: 'est déjà validée',
  DECLINED: 'est déjà refusée',
  EXPIRED: 'a expiré',
  CLOSED: 'est fermée',
  NOT_WAITING: 'n’attend pas de décision',
}

export const number = (value: number) => numbers.format(value)
export const day = (text: string) => spellDay(new Date(`${text}T00:00:00Z`), 'UTC', 'fr', { weekday: false })
export const list = (items: readonly (string | number)[], of: 'conjunction' | 'disjunction') =>
  lists[of].format(items.map(String))
export const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

const numbers = new Intl.NumberFormat('fr-FR')
const lists = {
  conjunction: new Intl.ListFormat('fr-FR', { type: 'conjunction' }),
  disjunction: new Intl.ListFormat('fr-FR', { type: 'disjunction' }),
}
