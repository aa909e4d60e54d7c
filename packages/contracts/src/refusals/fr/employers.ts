import { quoted } from '../quoted.ts'
import type { JobStanding, Permission, Role } from '../words.ts'
import { jobs, number, permissions, roles } from './words.ts'

export const employers = {
  'FORBIDDEN.ROLE_NEEDED': ({ role }: { role: Role }) =>
    `Il faut pour cela le rôle « ${roles[role]} » dans l’entreprise. Demandez-le à ses administrateurs.`,
  'FORBIDDEN.PERMISSION_NEEDED': ({ permission }: { permission: Permission }) =>
    `Il faut pour cela le droit « ${permissions[permission]} » dans l’école. Demandez-le à l’école.`,
  'FORBIDDEN.NOT_OF_COMPANY':
    'Vous n’agissez pas pour cette entreprise. Demandez à ses administrateurs de vous ajouter.',
  'FORBIDDEN.NOT_OF_SCHOOL': 'Vous ne faites pas partie du personnel de cette école. Demandez-lui de vous y ajouter.',
  'NOT_FOUND.SCHOOL': 'Cette école n’existe pas.',
  'NOT_FOUND.USER_LEFT': 'Cette personne a quitté l’entreprise.',
  'NOT_FOUND.NOT_ON_STAFF': 'Cette personne ne fait pas partie du personnel de l’école.',
  EMAIL_NOT_VERIFIED: 'Confirmez votre adresse électronique là où vous vous connectez, puis revenez.',
  EMAIL_NOT_TAKEN:
    'Votre compte n’a pas d’adresse électronique que nous acceptons. Connectez-vous avec une adresse comme nom@exemple.org.',
  'INVALID_INPUT.LAST_DAY_PASSED': 'Le dernier jour de l’offre est passé.',
  'INVALID_INPUT.START_PASSED': 'Le jour où le contrat commence est passé.',
  'INVALID_INPUT.JOB_LENGTH': ({ months, weeks }: { months: number; weeks: number }) =>
    `Un contrat dure de 1 à ${number(months)} mois, ou de 1 à ${number(weeks)} semaines.`,
  'INVALID_INPUT.NO_END': 'Un CDI n’a pas de durée : retirez-la, ou choisissez un autre contrat.',
  'INVALID_INPUT.NO_SCHOOL': 'Un rythme va avec un stage, un apprentissage ou une professionnalisation : retirez-le.',
  'INVALID_INPUT.PAY_AMOUNT': ({ most }: { most: number }) =>
    `Une rémunération va de 0 à ${number(most)}, avec deux décimales au plus.`,
  'INVALID_INPUT.PAY_RANGE': 'La rémunération la plus haute est au-dessous de la plus basse.',
  'INVALID_INPUT.NO_CURRENCY': ({ text }: { text: string }) =>
    `« ${quoted(text)} » n’est pas le code d’une monnaie. Donnez par exemple EUR.`,
  'INVALID_INPUT.HOURS_PER_WEEK': ({ most }: { most: number }) =>
    `Le temps de travail va de 1 à ${number(most)} heures par semaine, avec deux décimales au plus.`,
  'INVALID_INPUT.SCHOOLS_AT_ONCE': ({ most }: { most: number }) =>
    `Publiez une offre dans 1 à ${number(most)} écoles à la fois.`,
  'INVALID_INPUT.ADVICE_AT_MOST': ({ most }: { most: number }) => `Donnez ${number(most)} conseils au plus.`,
  'INVALID_INPUT.NO_SCOPE': 'Dites à quoi sert la clé : il lui faut au moins une portée.',
  'INVALID_INPUT.KEY_EXPIRED': 'La clé aurait déjà expiré.',
  'INVALID_REGISTRATION_NUMBER.SIRET_LENGTH': 'Un SIRET a 14 chiffres.',
  'INVALID_REGISTRATION_NUMBER.SIRET_CHECK':
    'Ce SIRET comporte une erreur de frappe : sa clé de contrôle ne convient pas.',
  'INVALID_REGISTRATION_NUMBER.LEI_LENGTH': 'Un LEI a 20 caractères, dont les deux derniers sont des chiffres.',
  'INVALID_REGISTRATION_NUMBER.LEI_CHECK': 'Ce LEI comporte une erreur de frappe : sa clé de contrôle ne convient pas.',
  'INVALID_REGISTRATION_NUMBER.COUNTRY': 'Indiquez le pays du registre par deux lettres, par exemple BE.',
  'INVALID_REGISTRATION_NUMBER.FRENCH': 'Les entreprises françaises s’inscrivent avec leur SIRET.',
  'INVALID_REGISTRATION_NUMBER.NATIONAL_LENGTH': 'Un numéro d’immatriculation a de 4 à 30 chiffres et lettres.',
  EMPLOYER_EXISTS: ({ name }: { name: string }) =>
    `${name} est déjà inscrite : demandez à ses administrateurs de vous ajouter.`,
  ALREADY_MEMBER: ({ name }: { name: string }) => `${name} fait déjà partie de l’entreprise.`,
  'ALREADY_MEMBER.STAFF': ({ name }: { name: string }) =>
    `${name} fait déjà partie du personnel de l’école : changez ses droits.`,
  LAST_WITH_SETTINGS: ({ permission }: { permission: Permission }) =>
    `Personne d’autre n’a le droit « ${permissions[permission]} » dans cette école : donnez-le d’abord à quelqu’un d’autre.`,
  ROLE_TOO_HIGH: ({ role }: { role: Role }) =>
    `Vous ne pouvez pas donner le rôle « ${roles[role]} » : il est au-dessus du vôtre.`,
  OWNER_STAYS:
    'Une entreprise a exactement un propriétaire : lui seul peut la confier à quelqu’un d’autre, qui doit l’accepter.',
  OWNERSHIP_PROPOSED:
    'L’entreprise est déjà proposée à quelqu’un d’autre, qui n’a pas répondu : retirez d’abord cette proposition.',
  'INVALID_INPUT.OWNER_ALREADY': 'L’entreprise vous appartient déjà : choisissez un collègue.',
  'WRONG_STATE.NO_OWNERSHIP_PROPOSAL':
    'Aucune proposition de reprise ne vous attend : elle a été retirée ou a pris fin.',
  GRANT_SEPARATELY:
    'La validation automatique des offres s’accorde à part, à une entreprise à la fois : retirez ici AUTO_APPROVE_JOBS.',
  APPROVAL_DECLINED: 'L’école a refusé votre entreprise. Prenez contact avec elle : elle seule peut y revenir.',
  'WRONG_STATE.KEY_REVOKED': 'Cette clé est déjà révoquée.',
  'WRONG_STATE.COMPANY_APPROVED': 'L’entreprise est déjà acceptée ici.',
  'WRONG_STATE.COMPANY_DECLINED': 'L’entreprise est déjà refusée ici.',
  'WRONG_STATE.COMPANY_NOT_APPROVED': 'Cette confiance ne s’accorde qu’à une entreprise acceptée.',
  'WRONG_STATE.NO_JOBS': 'L’entreprise ne peut pas publier d’offres ici.',
  'WRONG_STATE.JOBS_PASS': 'Les offres de cette entreprise passent déjà d’elles-mêmes.',
  'WRONG_STATE.JOBS_DO_NOT_PASS': 'Les offres de cette entreprise ne passent pas d’elles-mêmes.',
  'WRONG_STATE.COMPANY_FIRST':
    'L’entreprise ne peut pas publier d’offres dans cette école : acceptez d’abord l’entreprise.',
  'WRONG_STATE.JOB': ({ standing }: { standing: JobStanding }) => `L’offre ${jobs[standing]} dans cette école.`,
  RESUBMISSION_NOT_ALLOWED: 'L’école n’a pas permis de seconde demande, ou elle a déjà servi.',
  REASON_REQUIRED: 'Dites pourquoi : un refus demande au moins un motif.',
  COMMENT_REQUIRED: 'L’un des motifs choisis demande un commentaire : dites ce qui est visé.',
  NOT_APPROVED_AT_SCHOOLS: ({ count }: { count: number }) =>
    `Rien n’a été publié : votre entreprise ne peut pas publier d’offres dans ${
      count === 1 ? 'l’une des écoles' : `${number(count)} des écoles`
    }. Demandez-y l’accès, ou laissez-la de côté.`,
}
