import type { Module } from '@passerelle/service-kit'
import { creditResolvers as resolvers } from './credit.graphql.ts'
import { creditLoaders as loaders } from './credit.loaders.ts'

export const creditModule: Module = { resolvers, loaders }
