/** Write-ins are persons named on the ballot: outside sealed values they appear only as `W1`, `W2` …, in order of their posts and votes. */
export const writeInId = (index: number): string => `W${index + 1}`;
export const isWriteInId = (id: string): boolean => /^W\d+$/.test(id);
