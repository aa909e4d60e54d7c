import { quoted } from '../quoted.ts'
import type { InterviewStatus } from '../words.ts'
import { day, interviews, list, number } from './words.ts'

export const scheduling = {
  'FORBIDDEN.RECRUITERS_PLAN':
    'Seuls les recruteurs de l’entreprise planifient des entretiens. Demandez ce rôle à votre administrateur.',
  'FORBIDDEN.RECRUITERS_OFFER':
    'Seuls les recruteurs de l’entreprise proposent des entretiens d’embauche. Proposez des entretiens d’information : mettez `interviewKind` à INFORMATIONAL.',
  'FORBIDDEN.WORK_FOR_COMPANY':
    'Les entretiens d’information sont proposés par les personnes d’une entreprise. Demandez à la vôtre de vous ajouter.',
  'FORBIDDEN.RECRUITERS_ANSWER':
    'Seuls les recruteurs répondent pour l’entreprise. Proposez des entretiens en votre nom, ou demandez ce rôle à votre administrateur.',
  'FORBIDDEN.OWN_OFFER': 'C’est votre propre proposition. Choisissez celle de quelqu’un d’autre.',
  'FORBIDDEN.OWN_PLACE':
    'Vous ne pouvez envoyer de demandes que pour vous : utilisez votre propre place à l’événement.',
  'FORBIDDEN.BOOTH_FIRST':
    'Les candidats d’un événement se montrent aux entreprises qui y sont reçues : ouvrez un stand. L’école les trouve par les inscriptions.',
  'FORBIDDEN.TAKE_PART_FIRST':
    'Les recruteurs d’un événement se montrent aux candidats inscrits, aux entreprises qui y ont un stand et au personnel de l’école : inscrivez-vous, ou ouvrez un stand.',
  'FORBIDDEN.OWN_CALENDAR': 'C’est votre propre agenda. Choisissez celui de quelqu’un d’autre.',
  'FORBIDDEN.WITH_ONESELF': 'Personne ne peut avoir un entretien avec soi-même. Choisissez quelqu’un d’autre.',
  'FORBIDDEN.INTERVIEWER_IS_CANDIDATE':
    'Personne ne peut avoir un entretien avec soi-même : retirez celui des participants qui est le candidat.',
  'FORBIDDEN.LEAVE_IT_TO_RECRUITER':
    'Vous participez, et qui mène ou a planifié cet entretien le modifie : demandez-lui.',
  'FORBIDDEN.LEAVE_IT_TO_COLLEAGUE':
    'Un collègue mène cet entretien : adressez-vous à lui, ou à un administrateur de votre entreprise.',
  'FORBIDDEN.TALENT_PREPARES': 'C’est au candidat de préparer les questions. Lisez-les avec l’entretien.',
  'FORBIDDEN.TALENT_DECIDES': 'Cet avis n’appartient qu’au candidat. Demandez-le-lui de vive voix.',
  'FORBIDDEN.ACCEPT': 'Vous avez envoyé cette demande : à l’autre de l’accepter. Vous pouvez la retirer.',
  'FORBIDDEN.REJECT': 'Vous avez envoyé cette demande : à l’autre de la refuser. Vous pouvez la retirer.',
  'FORBIDDEN.CHOOSE_SLOT': 'Le candidat choisit le créneau. Vous serez prévenu quand ce sera fait.',
  'FORBIDDEN.PROPOSE_TIMES':
    'Le recruteur propose les dates. Choisissez-en une, ou demandez-en d’autres par `refuseTimes`.',
  'FORBIDDEN.REFUSE_TIMES':
    'C’est au candidat de dire si une date lui convient. Proposez-en d’autres par `proposeTimes`.',
  'FORBIDDEN.RESCHEDULE': 'Seuls les deux participants peuvent déplacer cet entretien. Demandez à l’un d’eux.',
  'FORBIDDEN.REASSIGN': 'C’est à l’entreprise de confier cet entretien à un collègue : demandez au recruteur.',
  'FORBIDDEN.RELOCATE': 'C’est à l’entreprise de dire où a lieu cet entretien : demandez au recruteur.',
  'FORBIDDEN.WHERE_THE_EVENT_IS':
    'Les entretiens d’un événement ont lieu là où il se tient : adressez-vous à l’école qui l’organise.',
  'FORBIDDEN.OWN_NO_SHOW':
    'Votre propre absence ne se signale ni ne se retire par vous : adressez-vous à qui l’a signalée.',
  'FORBIDDEN.WITHDRAW_NO_SHOW': 'Seul celui qui l’a signalé le retire : demandez-lui, ou à l’école.',
  'FORBIDDEN.CANCEL': 'Cette demande vous a été envoyée : refusez-la plutôt.',
  'NOT_FOUND.JOB': 'L’entreprise n’a pas cette offre.',
  'NOT_FOUND.INTERVIEW': 'Cet entretien n’existe pas, ou n’est pas le vôtre.',
  'NOT_FOUND.HOST': 'Ce recruteur n’existe pas. Cherchez-le à nouveau dans l’annuaire de l’événement.',
  'NOT_FOUND.OFFER':
    'Cette proposition d’entretiens d’information n’existe pas, ou pas pour votre école. Cherchez-en une autre dans la liste.',
  'NOT_FOUND.CALENDAR': 'Cet agenda n’existe pas, ou n’est pas le vôtre.',
  'NOT_FOUND.UNPUBLISHED_EVENT': 'Cet événement n’existe pas, ou n’est pas publié.',
  'WRONG_STATE.TOO_EARLY_FOR_VERDICT': 'Donnez votre avis une fois l’entretien passé.',
  'WRONG_STATE.QUESTIONS': ({ status }: { status: InterviewStatus }) =>
    `Cet entretien est ${interviews[status]} : les questions viennent avant.`,
  'WRONG_STATE.ACCEPT': ({ status }: { status: InterviewStatus }) =>
    `Seule une demande sans réponse peut être acceptée. Celle-ci : entretien ${interviews[status]}.`,
  'WRONG_STATE.REJECT': ({ status }: { status: InterviewStatus }) =>
    `Seule une demande sans réponse peut être refusée. Celle-ci : entretien ${interviews[status]}.`,
  'WRONG_STATE.CHOOSE_SLOT': ({ status }: { status: InterviewStatus }) =>
    `On choisit un créneau pour une demande acceptée, ou envoyée par un recruteur. Celui-ci : entretien ${interviews[status]}.`,
  'WRONG_STATE.PROPOSE_TIMES': ({ status }: { status: InterviewStatus }) =>
    `On propose d’autres dates pour une demande acceptée hors événement. Celui-ci : entretien ${interviews[status]}.`,
  'WRONG_STATE.REFUSE_TIMES': ({ status }: { status: InterviewStatus }) =>
    `On demande d’autres dates quand il y en a de proposées, hors événement. Celui-ci : entretien ${interviews[status]}.`,
  'WRONG_STATE.RESCHEDULE': ({ status }: { status: InterviewStatus }) =>
    `Seul un entretien confirmé et à venir peut être déplacé. Celui-ci est ${interviews[status]}.`,
  'WRONG_STATE.REASSIGN': ({ status }: { status: InterviewStatus }) =>
    `Seuls une demande ou un entretien à venir peuvent être confiés à un collègue. Celui-ci est ${interviews[status]}.`,
  'WRONG_STATE.RELOCATE': ({ status }: { status: InterviewStatus }) =>
    `Seul un entretien confirmé et à venir peut changer de lieu. Celui-ci est ${interviews[status]}.`,
  'WRONG_STATE.CANCEL': ({ status }: { status: InterviewStatus }) =>
    `Seuls une demande ou un entretien à venir peuvent être annulés. Celui-ci est ${interviews[status]}.`,
  'WRONG_STATE.NO_SHOW': ({ status }: { status: InterviewStatus }) =>
    `Une absence se signale pour un entretien dont l’heure était convenue et qui a commencé. Celui-ci est ${interviews[status]}.`,
  'WRONG_STATE.NO_SHOW_TOO_EARLY': 'Une absence se signale à partir du début de l’entretien.',
  'WRONG_STATE.NO_SHOW_TOO_LATE': ({ days }: { days: number }) =>
    `Une absence se signale pendant ${number(days)} jours après l’entretien. Écrivez à l’école.`,
  'NOT_INFORMATIONAL.VERDICT': 'On donne un avis sur un entretien d’information.',
  'NOT_INFORMATIONAL.QUESTIONS': 'On prépare des questions pour un entretien d’information.',
  'INVALID_INPUT.WHICH_SIDE': 'Dites qui n’est pas venu : le candidat ou le recruteur.',
  'INVALID_INPUT.TOO_MANY_QUESTIONS': ({ most }: { most: number }) => `Écrivez ${number(most)} questions au plus.`,
  'INVALID_INPUT.QUESTION': ({ place, longest }: { place: number; longest: number }) =>
    `La question ${place} est vide ou dépasse ${number(longest)} caractères.`,
  'INVALID_INPUT.TOPICS': ({ most }: { most: number }) =>
    `Nommez au moins un sujet dont vous pouvez parler, et ${number(most)} au plus.`,
  'INVALID_INPUT.LANGUAGES_OF_OFFER': ({ most }: { most: number }) =>
    `Nommez au moins une langue dans laquelle vous pouvez échanger, et ${number(most)} au plus.`,
  'INVALID_INPUT.PER_MONTH': ({ most }: { most: number }) => `Prenez de 1 à ${number(most)} demandes par mois.`,
  'INVALID_INPUT.TIMES': ({ most }: { most: number }) =>
    `Proposez au candidat de 1 à ${number(most)} dates différentes, parmi lesquelles il choisit.`,
  'INVALID_INPUT.WHICH_COMPANY': 'Vous travaillez pour plusieurs entreprises : dites pour laquelle, par `employerId`.',
  'INVALID_INPUT.NO_PHONE': 'Ce n’est pas un numéro de téléphone : écrivez par exemple +33 1 23 45 67 89.',
  'REASON_REQUIRED.WHY_THIS_COMPANY': 'Dites pourquoi vous aimeriez travailler dans cette entreprise.',
  'TOO_MANY.INTERVIEWS': ({ most }: { most: number }) => `Choisissez ${number(most)} entretiens au plus à la fois.`,
  COMPANY_APPROVED: 'L’école accepte cette entreprise : ses entretiens ne sont plus à décider.',
  ANSWER_REQUIRED: 'Ce recruteur pose une question. Répondez-y, puis envoyez à nouveau.',
  'INVALID_TIME.LENGTH': ({ shortest, longest }: { shortest: number; longest: number }) =>
    `Un entretien dure de ${shortest} à ${longest} minutes.`,
  'INVALID_TIME.PASSED': 'Cette heure est passée. Choisissez-en une à venir.',
  'INVALID_TIME.FAR_AHEAD': 'C’est dans plus de deux ans. L’année est-elle la bonne ?',
  'INVALID_AVAILABILITY.TOO_MANY_SLOTS': ({ most }: { most: number }) => `${number(most)} créneaux au plus à la fois.`,
  'INVALID_AVAILABILITY.NO_SLOT_OF_YOURS': ({ on, time }: { on: string; time: string }) =>
    `Aucun de vos créneaux ne commence le ${day(on)} à ${quoted(time)}.`,
  'INVALID_AVAILABILITY.WHICH_COMPANY':
    'Plusieurs de vos entreprises ont un stand ici : dites pour laquelle, par `employerId`.',
  'INVALID_AVAILABILITY.NO_DAY': 'Nommez au moins un jour de l’événement.',
  'INVALID_AVAILABILITY.DAY_TWICE': ({ on }: { on: string }) => `Le ${day(on)} figure deux fois.`,
  'INVALID_AVAILABILITY.NO_SLOT_FITS': ({ on, minutes }: { on: string; minutes: number }) =>
    `Le ${day(on)}, pas un créneau de ${minutes} minutes ne tient.`,
  'INVALID_AVAILABILITY.NOT_BLOCKED': ({ on, time }: { on: string; time: string }) =>
    `Le ${day(on)}, aucun créneau ne commence à ${quoted(time)} : il n’y a rien à bloquer.`,
  'INVALID_AVAILABILITY.OTHER_DAY': ({ on, days }: { on: string; days: readonly string[] }) =>
    `Le ${day(on)} n’est pas un jour de cet événement. Ses jours : ${list(days.map(day), 'conjunction')}.`,
  'INVALID_AVAILABILITY.NO_TIME': ({ on }: { on: string }) =>
    `Le ${day(on)} : écrivez les heures sous la forme HH:MM, par exemple 09:30.`,
  'INVALID_AVAILABILITY.ENDS_EARLY': ({ on }: { on: string }) => `Le ${day(on)}, la fin ne suit pas le début.`,
  'INVALID_AVAILABILITY.OUTSIDE': ({ on, opensAt, closesAt }: { on: string; opensAt: string; closesAt: string }) =>
    `Le ${day(on)}, l’événement est ouvert de ${opensAt} à ${closesAt} : restez dans ces heures.`,
  'INVALID_AVAILABILITY.DURATION': ({ on, durations }: { on: string; durations: readonly number[] }) =>
    `Le ${day(on)} : choisissez une durée proposée, ${list(durations, 'disjunction')} minutes.`,
  'EVENT_CLOSED.OVER': 'Cet événement est terminé. Cherchez-en un autre.',
  'EVENT_CLOSED.CANCELLED': 'Cet événement a été annulé. Cherchez-en un autre.',
  'EVENT_CLOSED.NOBODY_THERE': 'Cet événement a été annulé ou est terminé : on n’y rencontre plus personne.',
  'EVENT_CLOSED.NOT_OPEN': 'Cet événement n’est pas ouvert.',
  'NOT_REGISTERED.TALENT': 'Ce candidat n’est pas inscrit à l’événement : aucune demande ne peut lui être envoyée.',
  'NOT_REGISTERED.YOURSELF':
    'Inscrivez-vous d’abord à l’événement ; vous pourrez ensuite réserver et envoyer des demandes.',
  HOST_CLOSED: 'Ce recruteur ne reçoit pas en ce moment. Essayez un collègue, ou plus tard.',
  'HOST_CLOSED.OFFER':
    'Cette personne ne propose plus d’entretiens d’information. Cherchez-en une autre dans la liste.',
  'HOST_CLOSED.COLLEAGUE': ({ name }: { name: string }) =>
    `${name} n’a pas d’agenda ouvert à cet événement pour ce genre d’entretien. Ouvrez-en un, ou choisissez un autre collègue.`,
  'ALREADY_IN_CONTACT.COLLEAGUE': ({ name }: { name: string }) =>
    `${name} a déjà une demande ou un entretien avec ce candidat. Choisissez un autre collègue.`,
  ALREADY_IN_CONTACT: 'Vous avez déjà une demande ou un entretien ensemble : continuez avec celui-là.',
  'DIRECTION_NOT_ALLOWED.RECRUITERS_ASK': 'À cet événement, les recruteurs envoient les demandes. Attendez la leur.',
  'DIRECTION_NOT_ALLOWED.TALENTS_ASK':
    'À cet événement, les candidats envoient les demandes. Ouvrez des créneaux pour qu’ils vous trouvent.',
  REQUEST_NOT_ALLOWED: 'Ce recruteur ne prend pas de demandes : réservez l’un des créneaux libres.',
  REQUEST_REQUIRED:
    'Ce recruteur veut d’abord une demande : envoyez-en une, et choisissez un créneau une fois acceptée.',
  BOOTH_REQUIRED: 'Votre entreprise n’a pas de stand à cet événement. Ouvrez-en un, puis votre agenda.',
  NO_CREDITS_LEFT: ({ credits }: { credits: number }) =>
    credits === 0
      ? 'L’organisateur n’a pas donné de crédits pour cet événement.'
      : `Vos ${number(credits)} crédits de cet événement sont tous pris. Annulez une demande, ou attendez une réponse.`,
  MONTH_FULL: ({ on }: { on: string }) =>
    `Toutes les demandes de ce mois sont prises. Redemandez à partir du ${day(on)}, ou choisissez quelqu’un d’autre.`,
  SLOT_TAKEN: 'Ce créneau vient d’être pris. Choisissez l’un des prochains créneaux libres.',
  'SLOT_TAKEN.PROPOSED': 'Le recruteur n’est plus libre à cette date. Choisissez l’une des autres dates proposées.',
  SLOT_NOT_OFFERED:
    'Aucun créneau de ce recruteur ne commence à cette heure. Choisissez l’un des prochains créneaux libres.',
  'SLOT_NOT_OFFERED.PROPOSED': 'Cette date n’est pas proposée, ou est passée. Choisissez l’une des dates proposées.',
  NO_SLOT_AVAILABLE:
    'Ce recruteur n’a plus de créneau libre. Réessayez plus tard : un créneau revient quand quelqu’un annule.',
  'NO_SLOT_AVAILABLE.PROPOSED':
    'Aucune des dates proposées n’est encore libre. Demandez-en d’autres en disant quand vous l’êtes.',
  'TIME_CONFLICT.OTHER': 'L’autre personne n’est pas libre à cette heure. Choisissez-en une autre.',
  'TIME_CONFLICT.NAMED': ({ names }: { names: readonly string[] }) =>
    `Pas libres à cette heure : ${list(names, 'conjunction')}. Choisissez-en une autre.`,
  'TIME_CONFLICT.YOU': 'Vous êtes pris à cette heure. Choisissez-en une autre, ou déplacez ce que vous avez.',
  'TIME_CONFLICT.COLLEAGUE': ({ name }: { name: string }) =>
    `${name} n’est pas libre à cette heure. Choisissez un autre collègue.`,
  'INTERVIEWER_UNKNOWN.COLLEAGUE':
    'Cette personne ne travaille pas pour l’entreprise de cet entretien. Consultez à nouveau la liste de ses membres.',
  'INTERVIEWER_UNKNOWN.TOO_MANY': ({ most }: { most: number }) => `Nommez ${number(most)} participants au plus.`,
  'INTERVIEWER_UNKNOWN.LEADS':
    'La personne qui doit mener l’entretien ne travaille pas pour cette entreprise. Vérifiez la liste de ses utilisateurs.',
  INTERVIEWER_UNKNOWN:
    'L’un des participants ne travaille pas pour cette entreprise. Consultez à nouveau la liste de ses membres.',
  NOT_FOR_A_JOB: 'Un entretien d’information ne porte sur aucune offre : laissez `jobId` vide.',
  'NOT_APPROVED.AT_EVENT':
    'L’école de cet événement ne reçoit pas votre entreprise en ce moment, ou son stand est fermé. Demandez-le à l’école.',
  NOT_APPROVED: 'Cette école n’a pas accepté votre entreprise. Demandez-le-lui d’abord.',
  NOT_ACQUAINTED:
    'Votre entreprise ne connaît pas ce candidat : planifiez après un rapprochement, un entretien ou un forum commun.',
}
