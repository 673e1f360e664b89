import type { Text } from '@mingxuan/rulebook';

/** The group that a line above, or the name of the sheet, gives to the rows that name none; `from` says which. */
export interface Section {
  readonly group: string;
  readonly from: Text;
}
