import type { NoticeWords } from './words.ts'

const because = (text: string) => (text ? ` Motif : ${text}` : '')
const at = (event: string) => (event ? ` pendant « ${event} »` : '')
const said = (comment: string) => (comment ? `\n« ${comment} »` : '')
const received: Record<string, string> = {
  PROPOSAL: 'Une autre heure est proposée ; rien n’a été déplacé.',
  OLD_TIME: 'La réponse concerne une heure qui ne tient plus ; l’invitation a été envoyée à nouveau.',
  STRANGER: 'La réponse vient d’une adresse qui n’est pas invitée ; rien n’a été changé.',
  MESSAGE: 'Un message est arrivé ; ce n’est pas une réponse à l’invitation.',
  REVIEW: 'Un message n’a pas pu être compris ; rien n’a été changé.',
}
const answered: Record<string, string> = {
  ACCEPTED: 'vient à l’entretien',
  DECLINED: 'ne vient pas à l’entretien',
  TENTATIVE: 'viendra peut-être à l’entretien',
}

export const frenchWords: NoticeWords = {
  APPROVAL_REQUESTED: {
    title: (f) => `${f.employer} demande une approbation`,
    body: (f) => `${f.employer} souhaite être approuvée par ${f.school}. À vous d’approuver ou de refuser.`,
  },
  EMPLOYER_APPROVED: {
    title: (f) => `${f.school} a approuvé ${f.employer}`,
    body: (f) => `${f.employer} est approuvée par ${f.school}.`,
  },
  EMPLOYER_DECLINED: {
    title: (f) => `${f.school} n’a pas approuvé ${f.employer}`,
    body: (f) => `La demande d’approbation de ${f.employer} est refusée.${because(f.reason)}`,
  },
  JOB_POSTED: {
    title: (f) => `Une offre à examiner : ${f.job}`,
    body: (f) => `${f.employer} propose l’offre « ${f.job} » à ${f.school}.`,
  },
  JOB_APPROVED: {
    title: (f) => `${f.school} a accepté l’offre « ${f.job} »`,
    body: (f) => `L’offre « ${f.job} » est visible à ${f.school}.`,
  },
  JOB_DECLINED: {
    title: (f) => `${f.school} a refusé l’offre « ${f.job} »`,
    body: (f) => `Motif : ${f.reasons}.${f.comment ? `\n${f.comment}` : ''}`,
  },
  BOOTH_OPENED: {
    title: (f) => `${f.employer} participe à « ${f.event} »`,
    body: (f) => `${f.employer} prend part à l’événement « ${f.event} ».`,
  },
  REGISTERED: {
    title: (f) => `Vous êtes inscrit à « ${f.event} »`,
    body: (f) => `Vous pouvez maintenant parcourir les recruteurs de « ${f.event} » et leur demander un entretien.`,
  },
  EVENT_CANCELLED: {
    title: (f) => `« ${f.event} » est annulé`,
    body: (f) => `L’événement « ${f.event} » n’aura pas lieu.`,
  },
  REQUEST_RECEIVED: {
    title: (f) => `${f.other} vous propose un entretien`,
    body: (f) => `${f.other} souhaite un entretien avec vous${at(f.event)}.`,
  },
  REQUEST_ACCEPTED: {
    title: (f) => `${f.other} a accepté votre demande`,
    body: (f) => (f.toTalent ? 'Choisissez maintenant un créneau.' : `${f.other} choisit maintenant un créneau.`),
  },
  REQUEST_REJECTED: {
    title: (f) => `${f.other} ne donne pas suite à la demande d’entretien`,
    body: (f) => `La demande d’entretien${at(f.event)} est refusée.${because(f.reason)}`,
  },
  REQUEST_CANCELLED: {
    title: (f) => `La demande d’entretien avec ${f.other} est annulée`,
    body: (f) => `La demande d’entretien${at(f.event)} ne tient plus.${because(f.reason)}`,
  },
  INTERVIEW_PLANNED: {
    title: (f) => `Un entretien est planifié avec ${f.other}`,
    body: (f) => `Il aura lieu le ${f.when}. Personne n’est encore invité.`,
  },
  INTERVIEW_INVITED: {
    title: (f) => `Vous êtes invité à un entretien avec ${f.other}`,
    body: (f) => `Il aura lieu le ${f.when}.`,
  },
  INTERVIEW_CONFIRMED: {
    title: (f) => `Entretien confirmé avec ${f.other}`,
    body: (f) => `Il aura lieu le ${f.when}.`,
  },
  INTERVIEW_RESCHEDULED: {
    title: (f) => `L’entretien avec ${f.other} change d’heure`,
    body: (f) => `Il aura lieu le ${f.when}.`,
  },
  INTERVIEW_CANCELLED: {
    title: (f) => `L’entretien avec ${f.other} est annulé`,
    body: (f) => `Il était prévu le ${f.when}.${because(f.reason)}`,
  },
  INTERVIEW_COMPLETED: {
    title: (f) => `L’entretien avec ${f.other} est terminé`,
    body: (f) => `Il a eu lieu le ${f.when}.`,
  },
  OFFER_PROPOSED: {
    title: (f) => `${f.school} vous propose une offre : ${f.job}`,
    body: (f) => `${f.company} recrute pour « ${f.job} ». À vous d’accepter ou de refuser.${said(f.comment)}`,
  },
  OFFER_ANSWERED: {
    title: (f) => `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepte' : 'refuse'} l’offre « ${f.job} »`,
    body: (f) => `Mise en relation avec ${f.company}.${said(f.comment)}`,
  },
  CANDIDATE_PROPOSED: {
    title: (f) => `${f.school} vous propose ${f.candidate}`,
    body: (f) => `${f.candidate} a accepté votre offre « ${f.job} ». À vous de décider.`,
  },
  APPOINTMENT_PROPOSED: {
    title: (f) =>
      f.toTalent ? `${f.company} vous propose un rendez-vous` : `${f.company} propose un rendez-vous à ${f.candidate}`,
    body: (f) => `Pour l’offre « ${f.job} », le ${f.when}.${said(f.comment)}`,
  },
  COMPANY_REFUSED: {
    title: (f) => `${f.company} ne donne pas suite pour l’offre « ${f.job} »`,
    body: (f) => `Mise en relation de ${f.candidate}.${said(f.comment)}`,
  },
  APPOINTMENT_WITHDRAWN: {
    title: (f) => `Le rendez-vous avec ${f.company} est retiré`,
    body: (f) => `Il était proposé le ${f.when}, pour l’offre « ${f.job} ».${said(f.comment)}`,
  },
  APPOINTMENT_ANSWERED: {
    title: (f) => `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepte' : 'décline'} le rendez-vous`,
    body: (f) => `Rendez-vous du ${f.when}, pour l’offre « ${f.job} ».${said(f.comment)}`,
  },
  APPOINTMENT_CLASHED: {
    title: (f) => `L’heure du rendez-vous avec ${f.other} a été prise entre-temps`,
    body: (f) => `Rendez-vous du ${f.when}, pour l’offre « ${f.job} ». Une autre date peut être proposée.`,
  },
  INVITATION_ANSWERED: {
    title: (f) => `${f.other} ${answered[f.answer] ?? ''}`,
    body: (f) => `Entretien du ${f.when}.${said(f.comment)}`,
  },
  REPLY_RECEIVED: {
    title: (f) => `Un message à lire au sujet de l’entretien avec ${f.other}`,
    body: (f) => `${received[f.outcome] ?? received.REVIEW} Entretien du ${f.when}.${said(f.comment)}`,
  },
  ADDRESS_FAILED: {
    title: (f) => `L’adresse de ${f.other} ne reçoit pas de messages`,
    body: (f) => `L’invitation à l’entretien du ${f.when} est revenue.${because(f.reason)}`,
  },
}
