import { type CauseWords, spellCause } from '../../words/cancellation-cause.ts'
import { because, type NoticeDefinition } from '../notice-words.ts'

interface EventNoticeFacts {
  event: string
}

interface CalledOffFacts extends EventNoticeFacts, CauseWords {
  interviews: number
}

/** What is told about a fair or another event. */
export const noticesOfEvents = {
  BOOTH_OPENED: {
    means: 'An employer takes part in an event of the school.',
    fr: (f) => ({
      title: `${f.employer} participe à « ${f.event} »`,
      body: `${f.employer} prend part à l’événement « ${f.event} ».`,
    }),
    en: (f) => ({
      title: `${f.employer} takes part in “${f.event}”`,
      body: `${f.employer} takes part in the event “${f.event}”.`,
    }),
  } satisfies NoticeDefinition<{ event: string; employer: string }>,
  REGISTERED: {
    means: 'The candidate is registered for an event.',
    fr: (f) => ({
      title: `Vous êtes inscrit à « ${f.event} »`,
      body: `Vous pouvez maintenant parcourir les recruteurs de « ${f.event} » et leur demander un entretien.`,
    }),
    en: (f) => ({
      title: `You are registered for “${f.event}”`,
      body: `You can now look through the recruiters of “${f.event}” and ask them for an interview.`,
    }),
  } satisfies NoticeDefinition<EventNoticeFacts>,
  EVENT_CANCELLED: {
    means: 'An event does not take place.',
    fr: (f) => ({
      title: `« ${f.event} » est annulé`,
      body: `L’événement « ${f.event} » n’aura pas lieu.`,
    }),
    en: (f) => ({
      title: `“${f.event}” is cancelled`,
      body: `The event “${f.event}” does not take place.`,
    }),
  } satisfies NoticeDefinition<EventNoticeFacts>,
  INTERVIEWS_CALLED_OFF: {
    means: 'What happened to an event of the school took confirmed interviews away; their people are told.',
    fr: (f) => ({
      title:
        f.interviews > 1
          ? `${f.interviews} entretiens de « ${f.event} » sont annulés`
          : `Un entretien de « ${f.event} » est annulé`,
      body: `Les personnes concernées sont prévenues.${because.fr(spellCause(f, 'fr'))}`,
    }),
    en: (f) => ({
      title:
        f.interviews > 1
          ? `${f.interviews} interviews at “${f.event}” are cancelled`
          : `One interview at “${f.event}” is cancelled`,
      body: `Those concerned are told.${because.en(spellCause(f, 'en'))}`,
    }),
  } satisfies NoticeDefinition<CalledOffFacts>,
}
