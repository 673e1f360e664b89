/** Whether a refusal is about the person (403), the place (404) or the law and the state of things (422). */
export function statusOf(code: string): 403 | 404 | 422 {
  switch (code) {
    case 'NOT_GRANTED':
    case 'MUST_CHANGE_PASSWORD':
    case 'MUST_ENROL':
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

/** The same for acts on one's own account: whether somebody is signed in at all (401), or has tried too often (429). */
export function statusOfOwn(code: string): 401 | 403 | 404 | 422 | 429 {
  switch (code) {
    case 'NOT_SIGNED_IN':
      return 401;
    case 'TOO_MANY_TRIES':
      return 429;
    default:
      return statusOf(code);
  }
}
