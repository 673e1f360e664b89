/** Papers that name voters or say why about them: the roll, proxies, mobile boxes, rulings. */
const personal: ReadonlySet<string> = new Set(['VOTER_ROLL', 'PROXIES', 'MOBILE_VOTERS', 'OBJECTION_RULING']);

/** Whether a paper (`NAME` or `NAME:part`) is kept from the public bundle and from readers without the roll. */
export const isPersonalPaper = (paper: string): boolean => personal.has(paper.split(':')[0] ?? '');
