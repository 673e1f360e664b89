/** How a ballot reaches a voter: in the hall, through a trustee, or by a mobile box. */
export type Channel = 'HALL' | 'PROXY' | 'MOBILE';

/** A stored channel; the poll book writes no other. */
export const channelOf = (stored: string): Channel => (stored === 'PROXY' || stored === 'MOBILE' ? stored : 'HALL');
