import type { Language } from '@passerelle/kernel'

/** Somebody of the demo world whom a newcomer can be with one click. */
export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly role: 'School staff' | 'Recruiter' | 'Candidate'
  /** The school or company that the person belongs to. */
  readonly at: string
  readonly locale: Language
  /** IANA zone in which the person reads times. */
  readonly zone: string
  /** One thing worth trying as this person, for somebody who has just arrived. */
  readonly try: string
}

/** The zone of the demo's fairs, of its first school and of most of its people. */
export const paris = 'Europe/Paris'
const riveGauche = 'École Rive Gauche'
const leman = 'Haute École du Léman'

/** All invented; example.org is reserved for such use (RFC 2606). */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'helene.garnier@example.org',
    name: 'Hélène Garnier',
    role: 'School staff',
    at: riveGauche,
    locale: 'fr',
    zone: paris,
    try: 'Approve a company, or decline it with a reason; then look at the job queue.',
  },
  {
    email: 'karim.haddad@example.org',
    name: 'Karim Haddad',
    role: 'School staff',
    at: riveGauche,
    locale: 'fr',
    zone: paris,
    try: 'Look at the fair that is on now; publish the draft of a new one.',
  },
  {
    email: 'anne-laure.favre@example.org',
    name: 'Anne-Laure Favre',
    role: 'School staff',
    at: leman,
    locale: 'fr',
    zone: 'Europe/Zurich',
    try: 'See that another school decides for itself: the same companies, other decisions.',
  },
  {
    email: 'camille.roux@example.org',
    name: 'Camille Roux',
    role: 'Recruiter',
    at: 'Atelier Boréal',
    locale: 'fr',
    zone: paris,
    try: 'Accept a request (she chooses whom she meets), and watch the candidate choose a slot.',
  },
  {
    email: 'thomas.lefebvre@example.org',
    name: 'Thomas Lefebvre',
    role: 'Recruiter',
    at: 'Atelier Boréal',
    locale: 'fr',
    zone: paris,
    try: 'His slots can be booked at once: see who has, and cancel one with a reason.',
  },
  {
    email: 'grace.mitchell@example.org',
    name: 'Grace Mitchell',
    role: 'Recruiter',
    at: 'Northwind Analytics',
    locale: 'en',
    zone: 'Europe/London',
    try: 'Post a job: here it is approved automatically, unless it is a duplicate. Her mails are in English.',
  },
  {
    email: 'lucas.moreau@example.org',
    name: 'Lucas Moreau',
    role: 'Recruiter',
    at: 'Papeteries du Midi',
    locale: 'fr',
    zone: paris,
    try: 'His company was declined: read why. Only the school can come back to it.',
  },
  {
    email: 'ines.marchand@example.org',
    name: 'Inès Marchand',
    role: 'Candidate',
    at: riveGauche,
    locale: 'fr',
    zone: paris,
    try: 'Choose a slot for a request that was accepted, then reschedule it; look at the mails.',
  },
  {
    email: 'yanis.benali@example.org',
    name: 'Yanis Benali',
    role: 'Candidate',
    at: riveGauche,
    locale: 'fr',
    zone: paris,
    try: 'Book a slot directly, and try to be in two places at once.',
  },
  {
    email: 'chloe.bernard@example.org',
    name: 'Chloé Bernard',
    role: 'Candidate',
    at: riveGauche,
    locale: 'fr',
    zone: paris,
    try: 'Answer a recruiter who asks to meet her.',
  },
  {
    email: 'oliver.hughes@example.org',
    name: 'Oliver Hughes',
    role: 'Candidate',
    at: riveGauche,
    locale: 'en',
    zone: 'Europe/London',
    try: 'Not registered for the fair yet: try to book, be told why not, register, book.',
  },
  {
    email: 'noemie.rochat@example.org',
    name: 'Noémie Rochat',
    role: 'Candidate',
    at: leman,
    locale: 'fr',
    zone: 'Europe/Zurich',
    try: 'Ask for an interview at the fair abroad, whose times are in another zone.',
  },
]
