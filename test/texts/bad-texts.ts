/** Unpaired surrogates, NUL, what turns around what stands behind it, and what nobody sees. */
export const spoiled = 'Bon\0jour \ud83d, \udca9\u202e \u2066nous\u200b\ufeff'
export const invisible = '\u200b\0\u2060\u202e\ufeff'
export const endless = '😀'.repeat(20_001)
