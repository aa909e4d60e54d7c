/**
 * Names and titles come from people: what would end a line, or is a control or direction-changing character, becomes a
 * space, so that no name can add a header, a calendar property or turn a text around.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
}

/** As `oneLine`, for texts of several lines: line breaks stay, as `\n`. */
export function manyLines(text: string): string {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map(oneLine)
    .join('\n')
    .trim()
}
