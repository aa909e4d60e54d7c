import type { Resolvers } from '../generated/graphql.ts'
import { setContactReminder } from './set-contact-reminder.ts'

export const reminderResolvers: Resolvers = {
  Mutation: { setContactReminder: (_, { input }, ctx) => setContactReminder(ctx, input) },
  School: { contactReminderDays: ({ id }, _, ctx) => ctx.loaders.reminderDays.load(id) },
}
