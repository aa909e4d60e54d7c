import type { Module } from '@passerelle/service-kit'
import { answerResolvers as resolvers } from './answer.graphql.ts'
import { answerLoaders as loaders } from './answer.loaders.ts'
import { answerPolicies as policies } from './answer.policies.ts'
import { keptAnswerTable } from './kept-answer.table.ts'

export const answerModule: Module = { resolvers, policies, loaders, tables: [keptAnswerTable] }
