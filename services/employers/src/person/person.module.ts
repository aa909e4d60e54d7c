import type { Module } from '@passerelle/service-kit'
import { personResolvers as resolvers } from './person.graphql.ts'
import { personLoaders as loaders } from './person.loaders.ts'
import { personPolicies as policies } from './person.policies.ts'
import { identityTable, personTable } from './person.table.ts'

export const personModule: Module = { resolvers, policies, loaders, tables: [personTable, identityTable] }
