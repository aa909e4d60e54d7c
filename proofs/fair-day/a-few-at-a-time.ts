/**
 * Does the same with each, a few at a time: everybody asking at once would only slow down what they wait for.
 * @returns the results in the order of the items
 */
export async function aFewAtATime<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  atOnce = 8,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = items.entries()
  const worker = async () => {
    for (const [place, item] of waiting) results[place] = await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
