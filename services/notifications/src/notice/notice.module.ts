import type { Module } from '@passerelle/service-kit'
import { noticeResolvers as resolvers } from './notice.graphql.ts'
import { noticeLoaders as loaders } from './notice.loaders.ts'
import { noticePolicies as policies } from './notice.policies.ts'
import { noticeTable } from './notice.table.ts'

export const noticeModule: Module = { resolvers, policies, loaders, tables: [noticeTable] }
