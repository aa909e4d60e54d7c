import { expect, test } from '@jest/globals'
import { currencyOf } from './currency.ts'

test('HU-39 a currency is a code that there is', () => {
  expect(['EUR', ' chf ', 'GBP'].map(currencyOf)).toEqual(['EUR', 'CHF', 'GBP'])
  expect(['', '€', 'euro', 'EU', 'QQQ'].map(currencyOf)).toEqual(Array(5).fill(undefined))
})
