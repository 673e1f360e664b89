/** Whether a refusal is about the person (403), the place (404) or the law and the state of things (422). */
export function statusOf(code: string): 403 | 404 | 422 {
  switch (code) {
    case 'NOT_GRANTED':
    case 'MUST_CHANGE_PASSWORD':
    case 'OUT_OF_SCOPE':
    case 'CONFLICT_OF_DUTY':
    case 'MAKER_IS_CHECKER':
    case 'SEPARATION_UNKNOWN':
      return 403;
    case 'COMMUNITY_UNKNOWN':
      return 404;
    default:
      return 422;
  }
}
