import type { MatchId } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { acceptCandidate } from './accept-candidate.ts'
import { answerAppointment } from './answer-appointment.ts'
import { answerOffer } from './answer-offer.ts'
import { endMatch } from './end-match.ts'
import { isOverAt } from './job-over.ts'
import type { Match } from './match.ts'
import { isStaff } from './match-access.ts'
import { type MatchChange, matchChanges } from './match-change.ts'
import { myMatchSchools } from './matches-of.ts'
import type { Answer } from './progress.ts'
import { proposeMatch } from './propose-match.ts'
import { refuseCandidate } from './refuse-candidate.ts'
import { remindContact } from './remind-contact.ts'
import { stepBack } from './step-back.ts'
import { viewerActions } from './viewer-actions.ts'

export const matchResolvers: Resolvers = {
  Query: {
    match: (_, { id }, ctx) => found(id, ctx),
    myMatches: (_, { schoolId, ...page }, ctx) => ctx.loaders.myMatchesAt(schoolId, page),
    myMatchSchools: (_, page, ctx) => myMatchSchools(ctx, page),
  },
  Mutation: {
    proposeMatch: (_, { input }, ctx) => proposeMatch(ctx, input),
    answerOffer: (_, { input }, ctx) => answerOffer(ctx, input),
    acceptCandidate: (_, { input }, ctx) => acceptCandidate(ctx, input),
    refuseCandidate: (_, { input }, ctx) => refuseCandidate(ctx, input),
    answerAppointment: (_, { input }, ctx) => answerAppointment(ctx, input),
    remindContact: (_, { input }, ctx) => remindContact(ctx, input),
    stepBack: (_, { input }, ctx) => stepBack(ctx, input),
    endMatch: (_, { input }, ctx) => endMatch(ctx, input),
  },
  Subscription: {
    matchChanged: {
      subscribe: ((_: unknown, args: { schoolId: string }, ctx: Context) => matchChanges(ctx, args)) as never,
      resolve: (({ data }: MatchChange, _: unknown, ctx: Context) => found(data.id, ctx)) as never,
    },
  },
  Match: {
    __resolveReference: ({ id }, ctx) => found(id, ctx),
    school: ({ schoolId }) => ({ id: schoolId }),
    schoolName: async (match, _, ctx) => (await ctx.loaders.matchNames.load(match)).school,
    candidate: async ({ candidateId }, _, ctx) => (await ctx.loaders.candidate.load(candidateId)) ?? null,
    job: ({ jobId }) => ({ id: jobId }),
    jobTitle: async (match, _, ctx) => (await ctx.loaders.matchNames.load(match)).job,
    employer: ({ employerId }) => ({ id: employerId }),
    companyName: async (match, _, ctx) => (await ctx.loaders.matchNames.load(match)).company,
    contact: ({ contactUserId }) => ({ id: contactUserId }),
    contactName: async (match, _, ctx) => (await ctx.loaders.matchNames.load(match)).contact,
    proposedBy: ({ proposedBy }) => ({ id: proposedBy }),
    offerAnswer: (match) => answer(match.offerAnswer, match.offerAnsweredAt, match.offerComment),
    companyAnswer: (match) => answer(match.companyAnswer, match.companyAnsweredAt, match.companyComment),
    appointment: (match) => appointment(match),
    appointmentAnswer: (match) =>
      answer(match.appointmentAnswer, match.appointmentAnsweredAt, match.appointmentComment),
    interview: async ({ id }, _, ctx) => reference(await ctx.loaders.interviewOfMatch.load(id)),
    journal: ({ id }, args, ctx) => ctx.loaders.journalOfMatch(id, args),
    viewerActions: async (match, _, ctx) => {
      const [journal, job, contact] = await Promise.all([
        ctx.loaders.wholeJournal.load(match.id),
        ctx.loaders.job.load(match.jobId),
        // Only staff remind a contact.
        isStaff(ctx.viewer, match) ? ctx.loaders.employerUser.load(match.contactUserId) : undefined,
      ])
      const isContactHere = contact?.active === true
      return viewerActions(ctx.viewer, match, {
        journal,
        isJobOver: isOverAt(job, match),
        isContactHere,
        now: ctx.now(),
      })
    },
  },
  MatchStep: {
    author: ({ author }) => reference(author),
    authorName: ({ author }, _, ctx) => (author ? ctx.loaders.personName.load(author) : null),
    appointment: (step) => appointment(step),
  },
  School: { matches: ({ id }, args, ctx) => ctx.loaders.matchesOfSchool(id, args) },
  Candidate: { matches: ({ id }, args, ctx) => ctx.loaders.matchesOfCandidate(id, args) },
  Job: { matches: ({ id }, args, ctx) => ctx.loaders.matchesOfJob(id, args) },
}

async function found(id: string, ctx: Context): Promise<Match | null> {
  return (await ctx.loaders.match.load(id as MatchId)) ?? null
}

function reference<Id extends string>(id: Id | null): { id: Id } | null {
  return id === null ? null : { id }
}

function answer(value: Answer | null, at: Date | null, comment: string | null) {
  return value && at ? { value, at, comment } : null
}

function appointment(of: Pick<Match, 'round' | 'slot'>) {
  const slot = of.slot()
  return slot && { round: of.round, ...slot }
}
