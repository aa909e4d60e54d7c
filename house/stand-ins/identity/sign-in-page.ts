import type { DemoPerson } from '../../demo/people.ts'
import { html } from '../markup.ts'
import { page } from '../page.ts'

const roles = ['School staff', 'Recruiter', 'Candidate'] as const

/** Every person of the demo as a button, and a field for anybody else. `action` takes the form. */
export function signInPage(action: string, people: readonly DemoPerson[], problem?: string): string {
  return page(
    'Sign in',
    html`<main class="sign-in">
      <h1>Who are you today?</h1>
      <p class="lead">${people.length > 0 && 'All of them are invented. '}This page exists on a developer’s machine only: whoever clicks on a person is that person.</p>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${roles
        .filter((role) => people.some((person) => person.role === role))
        .map(
          (role) => html`<section aria-labelledby="${role}"><h2 id="${role}">${role}</h2><div class="people">
          ${people
            .filter((person) => person.role === role)
            .map(
              (person) => html`<form method="post" action="${action}"><button name="email" value="${person.email}">
                <strong>${person.name}</strong><span>${person.at}</span><small>${person.try}</small>
              </button></form>`,
            )}
        </div></section>`,
        )}
      <section aria-labelledby="other"><h2 id="other">${people.length > 0 ? 'Somebody else' : 'Anybody'}</h2>
        <form class="other" method="post" action="${action}">
          <label>E-mail address <input name="email" type="email" required placeholder="somebody@example.org" autocomplete="off"></label>
          <button>Sign in</button>
        </form>
      </section>
    </main>`,
  )
}

/** What a frontend did wrong, for whoever builds it: the error code of OAuth 2.0 and its sentence. */
export function refusedPage(code: string, sentence = ''): string {
  return page('No sign-in', html`<main class="sign-in"><h1>${code}</h1><p class="lead">${sentence}</p></main>`)
}
