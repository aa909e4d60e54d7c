export const notifications = {
  INTERVIEW_UNKNOWN:
    'Cet entretien n’est pas connu ici. S’il vient d’être planifié, réessayez dans un instant ; sinon, vérifiez son identifiant.',
  'INTERVIEW_NOT_PLANNED.INVITE': 'On n’invite qu’à un entretien planifié : choisissez d’abord sa date et sa durée.',
  'INTERVIEW_NOT_PLANNED.ANSWER': 'Cet entretien ne tient plus : il n’y a plus à répondre.',
  INTERVIEW_OVER: 'Cet entretien est passé.',
  INVITATION_UNKNOWN: 'Cette invitation n’existe pas, ou s’adresse à quelqu’un d’autre.',
  INVITATION_LEFT: 'L’invitation est partie. Déplacez ou annulez plutôt l’entretien : tout le monde en sera prévenu.',
  DRAFT_UNKNOWN: 'Il n’y a pas de brouillon d’invitation pour cet entretien : écrivez-en un d’abord.',
  SEND_TIME_INVALID: 'Choisissez une heure à venir, et avant l’entretien.',
  NOTICE_UNKNOWN: 'Cet avis n’existe pas, ou ne vous est pas adressé.',
}
