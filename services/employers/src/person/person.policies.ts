import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Person } from './person.ts'

export const personPolicies: Policies = {
  Query: { me: 'anyone' },
  Mutation: { updateMyProfile: 'anyone' },
  Person: acquainted,
  'Person.email': close,
  'Person.locale': self,
  'Person.timeZone': self,
  'Person.employerUsers': self,
  'Person.staffOf': self,
}

function self(viewer: Viewer, person: Person): boolean {
  return viewer.personId === person.id
}

async function acquainted(_: Viewer, person: Person, ctx: Context): Promise<boolean> {
  return (await ctx.loaders.acquaintance.load(person.id)) !== 'stranger'
}

async function close(_: Viewer, person: Person, ctx: Context): Promise<boolean> {
  return (await ctx.loaders.acquaintance.load(person.id)) === 'close'
}
