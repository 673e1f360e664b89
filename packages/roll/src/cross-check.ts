import type { IsoDate } from '@mingxuan/rulebook';
import { dayNumber } from './birth-date.ts';

/** Where an earlier row stood. */
export interface Earlier {
  /** Rows of people counted through the whole file, from 0. */
  readonly ordinal: number;
  /** Number of its sheet, and its row in it. */
  readonly sheet: number;
  readonly row: number;
}

export type Clash =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'SAME_PERSON' | 'SAME_ID_OTHER_NAME' | 'SAME_NAME_BIRTH'; readonly earlier: Earlier };

const NO_CLASH: Clash = { kind: 'NONE' };

/**
 * Remembers everybody read so far, to find the same person or number again. A row costs some 60 bytes, so that a
 * million rows fit beside everything else: numbers are kept as numbers, and rows are found through open addressing.
 */
export class CrossCheck {
  #size = 0;
  #ids = new Float64Array(1024);
  #ordinals = new Int32Array(1024);
  #places = new Int32Array(2048);
  readonly #names: string[] = [];
  #byId = new Int32Array(1 << 16);
  #byPerson = new Int32Array(1 << 16);

  /** Compares one valid row with all before it, and remembers it where its number is new. */
  add(person: { readonly name: string; readonly idNumber: string; readonly birth: IsoDate }, at: Earlier): Clash {
    const id = identityKey(person.idNumber, person.birth);
    const slot = this.#slotOfId(id);
    const same = (this.#byId[slot] ?? 0) - 1;
    if (same >= 0) {
      const kind = this.#names[same] === person.name ? 'SAME_PERSON' : 'SAME_ID_OTHER_NAME';
      return { kind, earlier: this.#at(same) };
    }
    const seat = this.#slotOfPerson(person.name, dayOf(id));
    const twin = (this.#byPerson[seat] ?? 0) - 1;
    const index = this.#remember(id, person.name, at);
    this.#byId[slot] = index + 1;
    if (twin < 0) this.#byPerson[seat] = index + 1;
    if (this.#size * 2 > this.#byId.length) this.#grow();
    return twin < 0 ? NO_CLASH : { kind: 'SAME_NAME_BIRTH', earlier: this.#at(twin) };
  }

  #at(index: number): Earlier {
    return {
      ordinal: this.#ordinals[index] ?? 0,
      sheet: this.#places[index * 2] ?? 0,
      row: this.#places[index * 2 + 1] ?? 0,
    };
  }

  /** The slot that holds this number, or the free one where it would go. */
  #slotOfId(id: number): number {
    const [slots, ids] = [this.#byId, this.#ids];
    const mask = slots.length - 1;
    let slot = spread(id % 0xffff_fffb) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0 && ids[entry - 1] !== id; entry = slots[slot] ?? 0)
      slot = (slot + 1) & mask;
    return slot;
  }

  /** The slot that holds this name and day of birth, or the free one where it would go. */
  #slotOfPerson(name: string, day: number): number {
    const [slots, ids, names] = [this.#byPerson, this.#ids, this.#names];
    const mask = slots.length - 1;
    let slot = spread(nameHash(name) ^ Math.imul(day, 0x9e37_79b1)) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (names[entry - 1] === name && dayOf(ids[entry - 1] ?? 0) === day) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #remember(id: number, name: string, at: Earlier): number {
    const index = this.#size++;
    if (index === this.#ids.length) {
      this.#ids = enlarged(this.#ids, new Float64Array(index * 2));
      this.#ordinals = enlarged(this.#ordinals, new Int32Array(index * 2));
      this.#places = enlarged(this.#places, new Int32Array(index * 4));
    }
    this.#ids[index] = id;
    this.#ordinals[index] = at.ordinal;
    this.#places.set([at.sheet, at.row], index * 2);
    this.#names.push(name);
    return index;
  }

  #grow(): void {
    const people = this.#byPerson;
    this.#byId = new Int32Array(this.#byId.length * 2);
    this.#byPerson = new Int32Array(people.length * 2);
    for (let index = 0; index < this.#size; index++) this.#byId[this.#slotOfId(this.#ids[index] ?? 0)] = index + 1;
    for (const entry of people) {
      if (entry === 0) continue;
      const seat = this.#slotOfPerson(this.#names[entry - 1] ?? '', dayOf(this.#ids[entry - 1] ?? 0));
      this.#byPerson[seat] = entry;
    }
  }
}

/** Whether a number is a citizen's, and so tells day and serial. */
export const isCitizenNumber = (idNumber: string): boolean => idNumber.length === 18 && /^\d{17}[\dX]$/u.test(idNumber);

/** The few people whose number is another paper's, which tells nothing about them. */
export class OtherPapers {
  readonly #seen = new Map<string, { readonly name: string; readonly at: Earlier }>();

  add({ name, idNumber }: { readonly name: string; readonly idNumber: string }, at: Earlier): Clash {
    const before = this.#seen.get(idNumber);
    if (before === undefined) this.#seen.set(idNumber, { name, at });
    if (before === undefined) return NO_CLASH;
    return { kind: before.name === name ? 'SAME_PERSON' : 'SAME_ID_OTHER_NAME', earlier: before.at };
  }
}

const dayOf = (id: number): number => Math.floor(id / 1000) % 1_000_000;

/** Bits of a hash mixed, so that neighbours do not stand side by side. */
function spread(hash: number): number {
  const mixed = Math.imul(hash | 0, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}

function enlarged<A extends Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** A valid identity number as one whole number below 2^53: area, day of birth, serial. Its last place follows from these. */
function identityKey(idNumber: string, birth: IsoDate): number {
  const area = Number(idNumber.slice(0, 6));
  return (area * 1_000_000 + dayNumber(birth)) * 1000 + Number(idNumber.slice(14, 17));
}

function nameHash(name: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x0100_0193);
  return hash;
}
