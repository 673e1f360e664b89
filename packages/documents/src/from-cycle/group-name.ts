/**
 * What a list calls a residents' group. Whoever was registered without one still stands on the posted list, at its end,
 * under this heading: no text lets a roll hang incomplete because a column was left empty.
 */
export const groupName = (group: string): string => (group.trim() === '' ? '未分组' : group);
