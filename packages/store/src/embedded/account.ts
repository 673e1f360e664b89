import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The system account that the server runs as. PostgreSQL refuses to run as root. */
export interface Account {
  /** Null: the account we are running as already. */
  readonly switchTo: { readonly uid: number; readonly gid: number } | null;
  /** Whether the system's user list knows the account; PostgreSQL's own initdb insists on that. */
  readonly listed: boolean;
}

/** Preferred names, when we may choose: our own service account, then a distribution's PostgreSQL account. */
const KNOWN_NAMES = ['mingxuan', 'postgres'] as const;

/** An account number of our own, far from what useradd hands out, for machines that have neither. */
const OWN_UID = 7431;

/**
 * Chooses the account: an existing data folder keeps its owner; otherwise, as root, a known service account or a
 * number that nobody uses. Nothing is created on the machine.
 */
export function chooseAccount(clusterFolder: string): Account {
  if (process.getuid?.() !== 0) return { switchTo: null, listed: isListedMyself() };
  const users = readUsers();
  const owner = ownerOf(clusterFolder);
  if (owner !== null && owner.uid !== 0) return { switchTo: owner, listed: users.some((u) => u.uid === owner.uid) };
  for (const name of KNOWN_NAMES) {
    const user = users.find((u) => u.name === name);
    if (user !== undefined && user.uid !== 0) return { switchTo: { uid: user.uid, gid: user.gid }, listed: true };
  }
  let own = OWN_UID;
  while (users.some((u) => u.uid === own || u.gid === own)) own += 1;
  return { switchTo: { uid: own, gid: own }, listed: false };
}

interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function readUsers(): readonly User[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined ? null : { uid: found.uid, gid: found.gid };
}

function isListedMyself(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}
