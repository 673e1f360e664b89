/** At which device an act was entered, its number there and that device's own clock: what is entered offline can be put in order later. */
export interface Heard {
  readonly device?: string;
  readonly deviceSeq?: number;
  /** ISO 8601, by the device's clock; what the ledger calls `at` is the server's. */
  readonly heardAt?: string;
}

/** What an act says of its device, as the fact keeps it. */
export const heardOf = ({ device, deviceSeq, heardAt }: Heard): Heard => ({
  ...(device === undefined ? {} : { device }),
  ...(deviceSeq === undefined ? {} : { deviceSeq }),
  ...(heardAt === undefined ? {} : { heardAt }),
});
