import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { organisersOf } from './organisers.ts'

const [recruiter, plannedBy] = [newId('per'), newId('per')]

test('PE-27 who leads an interview and who planned it for them organise it', () => {
  expect(organisersOf({ recruiter, plannedBy })).toEqual([recruiter, plannedBy])
})

test('PE-27 where nobody planned it for them the recruiter organises it alone, and nobody does twice', () => {
  expect(organisersOf({ recruiter, plannedBy: null })).toEqual([recruiter])
  expect(organisersOf({ recruiter })).toEqual([recruiter])
  expect(organisersOf({ recruiter, plannedBy: recruiter })).toEqual([recruiter])
})
