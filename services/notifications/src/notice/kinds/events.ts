import type { NoticeDefinition } from '../notice-words.ts'

interface EventNoticeFacts {
  event: string
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
}
