import type { Module } from '@passerelle/service-kit'
import { keptNewsTable } from './kept-news.table.ts'

export const newsModule: Module = { tables: [keptNewsTable] }
