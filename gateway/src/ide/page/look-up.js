// What a saved operation needs to be run: somebody, and ids. The page and the test of all operations go by this.

/** Who of these people is named as the one that runs it. */
export function personFor({ who }, people) {
  return people.find(({ name }) => who.includes(name))
}

/**
 * Puts what was looked up in the place of each text that ends with `…`: what the look-up has under the same name; where that
 * name stands several times, as in a list, one after the other.
 * @param variables JSON, as it was saved
 * @param found the data of the look-up
 * @returns the JSON, and the names for which nothing was found
 */
export function filledIn(variables, found) {
  const missing = []
  const left = new Map()
  const next = (name, placeholder) => {
    if (!left.has(name)) left.set(name, namedIn(found, name))
    const value = left.get(name).shift()
    if (value === undefined) missing.push(name)
    return value ?? placeholder
  }
  const fill = (value, name) => {
    if (typeof value === 'string') return value.endsWith('…') ? next(name, value) : value
    if (Array.isArray(value)) return value.map((one) => fill(one, name))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, key)]))
  }
  return { variables: JSON.stringify(fill(JSON.parse(variables)), null, 2), missing }
}

/** Every value of that name, from top to bottom. */
function namedIn(data, name) {
  if (data === null || typeof data !== 'object') return []
  return Object.entries(data).flatMap(([key, value]) => {
    if (key === name && value !== null && typeof value !== 'object') return [value]
    return namedIn(value, name)
  })
}
