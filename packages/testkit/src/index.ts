export { type FixedClock, fixedClock } from './fixed-clock.ts'
export { passportFor, type TestClaims, testPassports } from './passports.ts'
export { type GraphqlAnswer, GraphqlErrors, type TestClient, type TestPerson, testClient } from './test-client.ts'
export { type TestDatabase, testDatabase } from './test-database.ts'
