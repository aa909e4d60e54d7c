import { expect, test } from '@jest/globals'
import { isScalarType, isSpecifiedScalarType } from 'graphql'
import { apiSchema } from '../api-schema.ts'

test('GQ-04 every scalar of the graph names the page that specifies it', () => {
  const own = Object.values(apiSchema().getTypeMap()).filter(
    (type) => isScalarType(type) && !isSpecifiedScalarType(type),
  )
  expect(own.map(({ name }) => name).sort()).toEqual(['Date', 'DateTime', 'EmailAddress', 'TimeZone', 'URL'])
  for (const type of own.filter(isScalarType)) expect(`${type.name} ${type.specifiedByURL}`).toMatch(/ https:\/\/\S+$/)
})
