import type { Module } from '@passerelle/service-kit'
import { eventResolvers as resolvers } from './event.graphql.ts'
import { eventPolicies as policies } from './event.policies.ts'

/** What an organiser has to know of the interviews that a change of the event would take away. */
export const eventModule: Module = { resolvers, policies }
