import type { Fault } from '../../src/index.ts';
import { forged, repacked, resigned } from '../bundle-sample.ts';
import type { Judged } from './judged.ts';
import { editedLine, errorsOf, judged, members } from './judged.ts';
import type { Mutation } from './mutation.ts';
import { bundle, chain } from './subject.ts';

// Changes of whole files in a bundle, and of its list of files.

/** The zip is without a flaw: only the list, its signature and what stands in the files themselves tell. */
export function judgeFiles({ op, file, at, other }: Extract<Mutation, { on: 'FILES' }>): Judged | null {
  const names = members.map(({ name }) => name);
  const [name = '', second = ''] = [names[file % names.length], names[other % names.length]];
  const more = `${name.slice(0, name.indexOf('/') + 1)}z${other}.csv`;
  const touched: string[] = op === 'SWAP' ? [name, second] : op === 'RENAME' ? [name, more] : [name];
  const mutated = Buffer.from(
    repacked(bundle, (files) => {
      const bytes = Buffer.from(files.get(name) ?? '');
      const where = at % bytes.length;
      switch (op) {
        case 'EDIT':
          bytes[where] = (bytes[where] ?? 0) ^ (1 + (other % 255));
          files.set(name, bytes);
          break;
        case 'INSERT':
          files.set(
            name,
            Buffer.concat([bytes.subarray(0, where), Buffer.alloc(1 + (other % 64)), bytes.subarray(where)]),
          );
          break;
        case 'TRUNCATE':
          files.set(name, bytes.subarray(0, where));
          break;
        case 'DELETE':
          files.delete(name);
          break;
        case 'SWAP':
          files.set(name, Buffer.from(files.get(second) ?? ''));
          files.set(second, bytes);
          break;
        case 'RENAME':
          files.delete(name);
          files.set(more, bytes);
          break;
      }
    }),
  );
  if (mutated.equals(bundle)) return null;
  const faults = errorsOf(mutated);
  return judged(faults, told(faults, touched));
}

/**
 * Every touched file is named. The list and its signature are held against each other: either may be the changed one. Where the list itself was
 * exchanged, its name is place enough: nothing else says what the other file should have been.
 */
function told(faults: readonly Fault[], touched: readonly string[]): boolean {
  const named = (name: string): boolean =>
    faults.some(({ place }) => place.file === name || (isOfList(name) && isOfList(place.file ?? '')));
  return touched.includes('manifest.json') ? named('manifest.json') : touched.every(named);
}
const isOfList = (name: string): boolean => name.startsWith('manifest.');

/** What the list says of one file, or of the program, is another, under a signature that holds. */
export function judgeListed({ op, file, at }: Extract<Mutation, { on: 'LISTED' }>): Judged {
  const names = members.map(({ name }) => name).filter((name) => !isOfList(name));
  const name = names[file % names.length] ?? '';
  const more = `tables/z${at}.csv`;
  const mutated = resigned(bundle, (manifest) => {
    const files = manifest['files'] as Record<string, unknown>[];
    const listed = files.find((one) => one['name'] === name) ?? {};
    const next = (hex: unknown): string => editedLine(String(hex), at).replaceAll(/[^0-9a-f]/g, '0');
    switch (op) {
      case 'SHA256':
        listed['sha256'] = next(listed['sha256']);
        break;
      case 'SM3':
        listed['sm3'] = next(listed['sm3']);
        break;
      case 'NO_SM3':
        delete listed['sm3'];
        break;
      case 'SIZE':
        listed['size'] = Number(listed['size']) + 1 + at;
        break;
      case 'UNLIST':
        files.splice(files.indexOf(listed), 1);
        break;
      case 'LIST':
        files.push({ ...listed, name: more });
        files.sort((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1));
        break;
      case 'NO_PROGRAM':
        delete manifest['program'];
        break;
      case 'PROGRAM_CUT':
        manifest['program'] = { version: '0.1.0' };
        break;
    }
  });
  const faults = errorsOf(mutated);
  const inList = op === 'NO_SM3' || op === 'NO_PROGRAM' || op === 'PROGRAM_CUT';
  return judged(faults, told(faults, [inList ? 'manifest.json' : op === 'LIST' ? more : name]));
}

export function judgePapers({ op, at }: Extract<Mutation, { on: 'PAPERS' }>): Judged | null {
  const names = ['papers/001-notice.pdf', 'papers/002-other.pdf'];
  const [one = '', other = ''] = at % 2 === 0 ? names : [...names].reverse();
  let touched = one;
  const mutated = forged(bundle, (files) => {
    const bytes = Buffer.from(files.get(one) ?? '');
    switch (op) {
      case 'EDIT':
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        files.set(one, bytes);
        break;
      case 'DELETE':
        files.delete(one);
        break;
      case 'SWAP':
        // One in the place of the other, and nothing in its own.
        files.set(other, bytes);
        files.delete(one);
        touched = other;
        break;
      case 'INSERT':
        touched = `papers/${String(at).padStart(3, '0')}-more.pdf`;
        files.set(touched, Buffer.from(`%PDF-1.7 ${at}`));
        break;
    }
  });
  const faults = errorsOf(mutated);
  const seqs = [...chain.entries].filter((entry) => entry.type === 'PAPER_ISSUED').map((entry) => entry.seq);
  return judged(
    faults,
    faults.some(({ place, seq }) => place.file === touched || (seq !== null && seqs.includes(seq))),
  );
}
