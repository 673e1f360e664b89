/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Legal time is counted in days, never in instants. */
export type IsoDate = string & { readonly __isoDate: unique symbol };
