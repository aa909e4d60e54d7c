import { expect, test } from '@jest/globals'
import { startService } from '../services/employers/test/service.ts'
import { school } from './school.ts'

test('AC-02 the operator enters a school and its staff, who sign in with their permissions', async () => {
  await using at = await startService()
  const run = (...args: string[]) => school(args, { DATABASE_URL: at.config.DATABASE_URL })
  const added = await run('add', '--name', 'École du Test', '--city', 'Nantes', '--zone', 'Europe/Paris')
  expect(added).toEqual({ code: 0, says: expect.stringMatching(/^sch_\w+ {2}École du Test$/) })
  const id = added.says.split(' ')[0]!
  const member = ['--email', 'Nora.Test@example.org', '--name', 'Nora Test', '--may', 'APPROVE_JOBS,SCHOOL_SETTINGS']
  expect((await run('staff', '--school', id, ...member)).code).toBe(0)
  expect((await run('list')).says).toBe(`${id}  École du Test, Nantes`)
  const nora = await at.signIn('Nora Test')
  const { me } = await nora.query('{ me { staffOf { nodes { school { id } permissions } } } }')
  expect(me.staffOf.nodes).toEqual([{ school: { id }, permissions: ['SCHOOL_SETTINGS', 'APPROVE_JOBS'] }])

  for (const wrong of [
    ['add', '--name', 'Nowhere', '--city', 'X', '--zone', 'Mars/Olympus'],
    ['staff', '--school', id, '--email', 'nobody', '--name', 'N', '--may', 'APPROVE_JOBS'],
    ['staff', '--school', id, '--email', 'n@example.org', '--name', 'N', '--may', 'EVERYTHING'],
    ['staff', '--school', 'sch_01ja0000000000000000000000', ...member],
    ['remove'],
  ]) {
    expect((await run(...wrong)).code).toBe(2)
  }
  expect((await school(['list'], { DATABASE_URL: 'postgres://nobody:no@127.0.0.1:1/none' })).code).toBe(1)
})
